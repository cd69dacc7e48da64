using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ModerationCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ImageId",
                table: "UserPortraits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Looks",
                table: "Images",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "Images",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Shown");

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReporterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TurnId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ImageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FindingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AppealOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    Said = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    Prompt = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ClaimedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReadByAuthorAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                    table.UniqueConstraint("AK_Cases_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Cases_Cases_WorkspaceId_AppealOf",
                        columns: x => new { x.WorkspaceId, x.AppealOf },
                        principalTable: "Cases",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_Cases_Images_WorkspaceId_ImageId",
                        columns: x => new { x.WorkspaceId, x.ImageId },
                        principalTable: "Images",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_Cases_PolicyFindings_WorkspaceId_FindingId",
                        columns: x => new { x.WorkspaceId, x.FindingId },
                        principalTable: "PolicyFindings",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_Cases_Turns_WorkspaceId_TurnId",
                        columns: x => new { x.WorkspaceId, x.TurnId },
                        principalTable: "Turns",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_Cases_Users_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Cases_Users_ClaimedById",
                        column: x => x.ClaimedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Cases_Users_ReporterId",
                        column: x => x.ReporterId,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Cases_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    IsWarning = table.Column<bool>(type: "INTEGER", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Undoes = table.Column<Guid>(type: "TEXT", nullable: true),
                    HasLooked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseDecisions_Cases_WorkspaceId_CaseId",
                        columns: x => new { x.WorkspaceId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseDecisions_Users_ById",
                        column: x => x.ById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CaseDecisions_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseLooks",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseLooks", x => new { x.CaseId, x.UserId });
                    table.ForeignKey(
                        name: "FK_CaseLooks_Cases_WorkspaceId_CaseId",
                        columns: x => new { x.WorkspaceId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseLooks_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseLooks_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Voice = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseNotes_Cases_WorkspaceId_CaseId",
                        columns: x => new { x.WorkspaceId, x.CaseId },
                        principalTable: "Cases",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseNotes_Users_ById",
                        column: x => x.ById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CaseNotes_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UserPortraits_ImageId",
                table: "UserPortraits",
                column: "ImageId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_ById",
                table: "CaseDecisions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_WorkspaceId_ById_At",
                table: "CaseDecisions",
                columns: new[] { "WorkspaceId", "ById", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_WorkspaceId_CaseId_At",
                table: "CaseDecisions",
                columns: new[] { "WorkspaceId", "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_WorkspaceId_Undoes",
                table: "CaseDecisions",
                columns: new[] { "WorkspaceId", "Undoes" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseLooks_UserId",
                table: "CaseLooks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseLooks_WorkspaceId_CaseId",
                table: "CaseLooks",
                columns: new[] { "WorkspaceId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseLooks_WorkspaceId_UserId_At",
                table: "CaseLooks",
                columns: new[] { "WorkspaceId", "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseNotes_ById",
                table: "CaseNotes",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CaseNotes_WorkspaceId_CaseId_At",
                table: "CaseNotes",
                columns: new[] { "WorkspaceId", "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AuthorId",
                table: "Cases",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ClaimedById",
                table: "Cases",
                column: "ClaimedById");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ReporterId",
                table: "Cases",
                column: "ReporterId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_AppealOf",
                table: "Cases",
                columns: new[] { "WorkspaceId", "AppealOf" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_AuthorId_OpenedAt",
                table: "Cases",
                columns: new[] { "WorkspaceId", "AuthorId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_FindingId",
                table: "Cases",
                columns: new[] { "WorkspaceId", "FindingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_ImageId",
                table: "Cases",
                columns: new[] { "WorkspaceId", "ImageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_State_Kind_Weight_OpenedAt_Id",
                table: "Cases",
                columns: new[] { "WorkspaceId", "State", "Kind", "Weight", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_State_Weight_OpenedAt_Id",
                table: "Cases",
                columns: new[] { "WorkspaceId", "State", "Weight", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkspaceId_TurnId",
                table: "Cases",
                columns: new[] { "WorkspaceId", "TurnId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseDecisions");

            migrationBuilder.DropTable(
                name: "CaseLooks");

            migrationBuilder.DropTable(
                name: "CaseNotes");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_UserPortraits_ImageId",
                table: "UserPortraits");

            migrationBuilder.DropColumn(
                name: "ImageId",
                table: "UserPortraits");

            migrationBuilder.DropColumn(
                name: "Looks",
                table: "Images");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "Images");
        }
    }
}
