using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SampleScores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SampleScores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SampleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scorer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ScorerHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleScores", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SampleScores_EvaluationSamples_WorkspaceId_SampleId",
                        columns: x => new { x.WorkspaceId, x.SampleId },
                        principalTable: "EvaluationSamples",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SampleScores_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SampleScores_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SampleScores_WorkspaceId_EvaluationId_ScorerHash",
                table: "SampleScores",
                columns: new[] { "WorkspaceId", "EvaluationId", "ScorerHash" });

            migrationBuilder.CreateIndex(
                name: "IX_SampleScores_WorkspaceId_SampleId_ScorerHash",
                table: "SampleScores",
                columns: new[] { "WorkspaceId", "SampleId", "ScorerHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SampleScores");
        }
    }
}
