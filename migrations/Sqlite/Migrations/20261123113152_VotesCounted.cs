using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class VotesCounted : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Votes_WorkspaceId_EvaluationId_Question_Category_LeftSystemId_RightSystemId_Answer",
                table: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_Votes_WorkspaceId_Source_Category_LeftSystemId_RightSystemId_Answer",
                table: "Votes");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_Counted",
                table: "Votes",
                columns: new[] { "WorkspaceId", "EvaluationId", "Question", "Category", "LeftSystemId", "RightSystemId", "Answer", "Source", "RaterId", "VoterId", "PromptId", "At", "Milliseconds" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Votes_Counted",
                table: "Votes");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_EvaluationId_Question_Category_LeftSystemId_RightSystemId_Answer",
                table: "Votes",
                columns: new[] { "WorkspaceId", "EvaluationId", "Question", "Category", "LeftSystemId", "RightSystemId", "Answer" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_Source_Category_LeftSystemId_RightSystemId_Answer",
                table: "Votes",
                columns: new[] { "WorkspaceId", "Source", "Category", "LeftSystemId", "RightSystemId", "Answer" });
        }
    }
}
