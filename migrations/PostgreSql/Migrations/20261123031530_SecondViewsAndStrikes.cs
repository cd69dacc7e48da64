using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SecondViewsAndStrikes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Category",
                table: "Cases",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TogetherId",
                table: "CaseDecisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WasAlone",
                table: "CaseDecisions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CaseOpinions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Sentence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    IsWarning = table.Column<bool>(type: "boolean", nullable: false),
                    TogetherId = table.Column<Guid>(type: "uuid", nullable: true),
                    HasLooked = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseOpinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseOpinions_Cases_WorkspaceId_CaseId",
                        columns: x => new { x.WorkspaceId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseOpinions_Users_ById",
                        column: x => x.ById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CaseOpinions_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ModerationSettings",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    GoalHours = table.Column<int>(type: "integer", nullable: false),
                    TwoReviewers = table.Column<string>(type: "text", nullable: false),
                    StrikesUntilPause = table.Column<int>(type: "integer", nullable: false),
                    StrikeDays = table.Column<int>(type: "integer", nullable: false),
                    PauseDays = table.Column<int>(type: "integer", nullable: false),
                    CheckPercent = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationSettings", x => x.WorkspaceId);
                    table.ForeignKey(
                        name: "FK_ModerationSettings_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Strikes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LapsesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LiftedById = table.Column<Guid>(type: "uuid", nullable: true),
                    LiftedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    LiftedWhy = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Strikes", x => x.Id);
                    table.UniqueConstraint("AK_Strikes_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Strikes_Cases_WorkspaceId_CaseId",
                        columns: x => new { x.WorkspaceId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Strikes_Users_LiftedById",
                        column: x => x.LiftedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Strikes_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Strikes_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CreationPauses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StrikeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LiftedById = table.Column<Guid>(type: "uuid", nullable: true),
                    LiftedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreationPauses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreationPauses_Strikes_WorkspaceId_StrikeId",
                        columns: x => new { x.WorkspaceId, x.StrikeId },
                        principalTable: "Strikes",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CreationPauses_Users_ById",
                        column: x => x.ById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CreationPauses_Users_LiftedById",
                        column: x => x.LiftedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CreationPauses_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CreationPauses_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_State_OpenedAt_ImageId",
                table: "Cases",
                columns: new[] { "WorkspaceId", "State", "OpenedAt", "ImageId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_WorkspaceId_TogetherId",
                table: "CaseDecisions",
                columns: new[] { "WorkspaceId", "TogetherId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseOpinions_ById",
                table: "CaseOpinions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CaseOpinions_WorkspaceId_ById_At",
                table: "CaseOpinions",
                columns: new[] { "WorkspaceId", "ById", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseOpinions_WorkspaceId_CaseId_Ordinal",
                table: "CaseOpinions",
                columns: new[] { "WorkspaceId", "CaseId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseOpinions_WorkspaceId_TogetherId",
                table: "CaseOpinions",
                columns: new[] { "WorkspaceId", "TogetherId" });

            migrationBuilder.CreateIndex(
                name: "IX_CreationPauses_ById",
                table: "CreationPauses",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CreationPauses_LiftedById",
                table: "CreationPauses",
                column: "LiftedById");

            migrationBuilder.CreateIndex(
                name: "IX_CreationPauses_UserId",
                table: "CreationPauses",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_CreationPauses_WorkspaceId_StrikeId",
                table: "CreationPauses",
                columns: new[] { "WorkspaceId", "StrikeId" });

            migrationBuilder.CreateIndex(
                name: "IX_CreationPauses_WorkspaceId_UserId_Until",
                table: "CreationPauses",
                columns: new[] { "WorkspaceId", "UserId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Strikes_LiftedById",
                table: "Strikes",
                column: "LiftedById");

            migrationBuilder.CreateIndex(
                name: "IX_Strikes_UserId",
                table: "Strikes",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Strikes_WorkspaceId_CaseId",
                table: "Strikes",
                columns: new[] { "WorkspaceId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Strikes_WorkspaceId_DecisionId",
                table: "Strikes",
                columns: new[] { "WorkspaceId", "DecisionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Strikes_WorkspaceId_UserId_LapsesAt",
                table: "Strikes",
                columns: new[] { "WorkspaceId", "UserId", "LapsesAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseOpinions");

            migrationBuilder.DropTable(
                name: "CreationPauses");

            migrationBuilder.DropTable(
                name: "ModerationSettings");

            migrationBuilder.DropTable(
                name: "Strikes");

            migrationBuilder.DropIndex(
                name: "IX_Cases_WorkspaceId_State_OpenedAt_ImageId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_WorkspaceId_TogetherId",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "Category",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "TogetherId",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "WasAlone",
                table: "CaseDecisions");
        }
    }
}
