using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ChoicesAndStars : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Asking",
                table: "UserPreferences",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "NowAndThen");

            migrationBuilder.CreateTable(
                name: "DeclinedChoices",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    TurnId = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclinedChoices", x => new { x.UserId, x.TurnId });
                    table.ForeignKey(
                        name: "FK_DeclinedChoices_Turns_WorkspaceId_TurnId",
                        columns: x => new { x.WorkspaceId, x.TurnId },
                        principalTable: "Turns",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeclinedChoices_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeclinedChoices_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvaluatedSystems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ModelHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Sampler = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    Guidance = table.Column<double>(type: "double precision", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Besides = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Writer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WriterProfile = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluatedSystems", x => x.Id);
                    table.UniqueConstraint("AK_EvaluatedSystems_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_EvaluatedSystems_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PictureStars",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ImageId = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureStars", x => new { x.UserId, x.ImageId });
                    table.ForeignKey(
                        name: "FK_PictureStars_Images_WorkspaceId_ImageId",
                        columns: x => new { x.WorkspaceId, x.ImageId },
                        principalTable: "Images",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PictureStars_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PictureStars_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Votes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Question = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    LeftSystemId = table.Column<Guid>(type: "uuid", nullable: false),
                    RightSystemId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeftImageId = table.Column<Guid>(type: "uuid", nullable: false),
                    RightImageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PromptId = table.Column<Guid>(type: "uuid", nullable: false),
                    Category = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    VoterId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsBlind = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Votes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Votes_EvaluatedSystems_WorkspaceId_LeftSystemId",
                        columns: x => new { x.WorkspaceId, x.LeftSystemId },
                        principalTable: "EvaluatedSystems",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_Votes_EvaluatedSystems_WorkspaceId_RightSystemId",
                        columns: x => new { x.WorkspaceId, x.RightSystemId },
                        principalTable: "EvaluatedSystems",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_Votes_Users_VoterId",
                        column: x => x.VoterId,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Votes_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedChoices_WorkspaceId_TurnId",
                table: "DeclinedChoices",
                columns: new[] { "WorkspaceId", "TurnId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluatedSystems_WorkspaceId_Key",
                table: "EvaluatedSystems",
                columns: new[] { "WorkspaceId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PictureStars_WorkspaceId_ImageId",
                table: "PictureStars",
                columns: new[] { "WorkspaceId", "ImageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_VoterId",
                table: "Votes",
                column: "VoterId");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_LeftSystemId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "LeftSystemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_RightSystemId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "RightSystemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_Source_Category_LeftSystemId_RightSystemI~",
                table: "Votes",
                columns: new[] { "WorkspaceId", "Source", "Category", "LeftSystemId", "RightSystemId", "Answer" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_VoterId_Source_LeftImageId_RightImageId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "VoterId", "Source", "LeftImageId", "RightImageId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeclinedChoices");

            migrationBuilder.DropTable(
                name: "PictureStars");

            migrationBuilder.DropTable(
                name: "Votes");

            migrationBuilder.DropTable(
                name: "EvaluatedSystems");

            migrationBuilder.DropColumn(
                name: "Asking",
                table: "UserPreferences");
        }
    }
}
