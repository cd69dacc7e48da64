using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class JudgedPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Method",
                table: "SampleScores",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Clip");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "SampleScores",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "JudgesPictures",
                table: "RemoteWriters",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Method",
                table: "SampleScores");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "SampleScores");

            migrationBuilder.DropColumn(
                name: "JudgesPictures",
                table: "RemoteWriters");
        }
    }
}
