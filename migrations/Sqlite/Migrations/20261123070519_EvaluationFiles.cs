using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EvaluationFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EvaluationMillisecondsAMonth",
                table: "QuotaLimits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EvaluationFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ImageId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvaluationFiles_EvaluationEntries_WorkspaceId_EntryId",
                        columns: x => new { x.WorkspaceId, x.EntryId },
                        principalTable: "EvaluationEntries",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationFiles_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationFiles_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationFiles_WorkspaceId_EntryId_Path",
                table: "EvaluationFiles",
                columns: new[] { "WorkspaceId", "EntryId", "Path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationFiles_WorkspaceId_EvaluationId",
                table: "EvaluationFiles",
                columns: new[] { "WorkspaceId", "EvaluationId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationFiles_WorkspaceId_ImageId",
                table: "EvaluationFiles",
                columns: new[] { "WorkspaceId", "ImageId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvaluationFiles");

            migrationBuilder.DropColumn(
                name: "EvaluationMillisecondsAMonth",
                table: "QuotaLimits");
        }
    }
}
