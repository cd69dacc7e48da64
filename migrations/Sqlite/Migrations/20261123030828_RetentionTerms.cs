using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RetentionTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "WordsGoneAt",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ForgottenPixels",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PixelHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForgottenPixels", x => new { x.WorkspaceId, x.PixelHash });
                    table.ForeignKey(
                        name: "FK_ForgottenPixels_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => new { x.WorkspaceId, x.Data });
                    table.ForeignKey(
                        name: "FK_RetentionRules_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_OpenedAt_Kind_State_Verdict_DecidedAt",
                table: "Cases",
                columns: new[] { "WorkspaceId", "OpenedAt", "Kind", "State", "Verdict", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_WorkspaceId_At_CaseId_ById_Act",
                table: "CaseDecisions",
                columns: new[] { "WorkspaceId", "At", "CaseId", "ById", "Act" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ForgottenPixels");

            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropIndex(
                name: "IX_Cases_WorkspaceId_OpenedAt_Kind_State_Verdict_DecidedAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_WorkspaceId_At_CaseId_ById_Act",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "WordsGoneAt",
                table: "Cases");
        }
    }
}
