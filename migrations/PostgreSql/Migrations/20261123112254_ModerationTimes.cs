using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ModerationTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Sureness",
                table: "CaseDecisions",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WorkedSeconds",
                table: "CaseDecisions",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ServerTestWishes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Expected = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServerTestWishes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServerTestWishes_Users_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Images_WorkspaceId_CreatedById_Standing",
                table: "Images",
                columns: new[] { "WorkspaceId", "CreatedById", "Standing" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_AuthorId_State_Verdict_AppealOf",
                table: "Cases",
                columns: new[] { "WorkspaceId", "AuthorId", "State", "Verdict", "AppealOf" });

            migrationBuilder.CreateIndex(
                name: "IX_ServerTestWishes_CreatedById",
                table: "ServerTestWishes",
                column: "CreatedById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ServerTestWishes");

            migrationBuilder.DropIndex(
                name: "IX_Images_WorkspaceId_CreatedById_Standing",
                table: "Images");

            migrationBuilder.DropIndex(
                name: "IX_Cases_WorkspaceId_AuthorId_State_Verdict_AppealOf",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Sureness",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "WorkedSeconds",
                table: "CaseDecisions");
        }
    }
}
