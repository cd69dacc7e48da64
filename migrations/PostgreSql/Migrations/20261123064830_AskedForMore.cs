using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AskedForMore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsEmailOwnWord",
                table: "Users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EverybodyMakesAccounts",
                table: "ServerRules",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "MoreAsked",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Limit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Wanted = table.Column<long>(type: "bigint", nullable: false),
                    Words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AnswerWords = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MoreAsked", x => new { x.WorkspaceId, x.UserId, x.Limit });
                    table.ForeignKey(
                        name: "FK_MoreAsked_Users_AnsweredById",
                        column: x => x.AnsweredById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MoreAsked_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MoreAsked_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MoreAsked_AnsweredById",
                table: "MoreAsked",
                column: "AnsweredById");

            migrationBuilder.CreateIndex(
                name: "IX_MoreAsked_UserId",
                table: "MoreAsked",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MoreAsked");

            migrationBuilder.DropColumn(
                name: "IsEmailOwnWord",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "EverybodyMakesAccounts",
                table: "ServerRules");
        }
    }
}
