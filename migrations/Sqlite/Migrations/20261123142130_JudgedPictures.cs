using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Clip");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "SampleScores",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "JudgesPictures",
                table: "RemoteWriters",
                type: "INTEGER",
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
