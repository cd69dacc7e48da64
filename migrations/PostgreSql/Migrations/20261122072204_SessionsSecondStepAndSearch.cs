using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SessionsSecondStepAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AuthenticatorStep",
                table: "Users",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeleteAfter",
                table: "Users",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Turns",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Threads",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "PromptRevisions",
                type: "text",
                nullable: false,
                defaultValue: "");

            // Rows from before: as near to ImageSearch.Normalise as the database comes. Their wall hides every row from the owner too, so it is lifted for the moment.
            migrationBuilder.Sql("""ALTER TABLE "Turns" NO FORCE ROW LEVEL SECURITY""");
            migrationBuilder.Sql("""UPDATE "Turns" SET "SearchText" = lower(normalize("Wish", NFKC))""");
            migrationBuilder.Sql("""ALTER TABLE "Turns" FORCE ROW LEVEL SECURITY""");
            migrationBuilder.Sql("""ALTER TABLE "Threads" NO FORCE ROW LEVEL SECURITY""");
            migrationBuilder.Sql("""UPDATE "Threads" SET "SearchText" = lower(normalize("Title", NFKC))""");
            migrationBuilder.Sql("""ALTER TABLE "Threads" FORCE ROW LEVEL SECURITY""");
            migrationBuilder.Sql("""ALTER TABLE "PromptRevisions" NO FORCE ROW LEVEL SECURITY""");
            migrationBuilder.Sql("""UPDATE "PromptRevisions" SET "SearchText" = lower(normalize("Text", NFKC))""");
            migrationBuilder.Sql("""ALTER TABLE "PromptRevisions" FORCE ROW LEVEL SECURITY""");

            migrationBuilder.CreateTable(
                name: "UserSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Device = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: false),
                    Way = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserSessions_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UserSessions_UserId",
                table: "UserSessions",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UserSessions");

            migrationBuilder.DropColumn(
                name: "AuthenticatorStep",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "DeleteAfter",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Turns");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Threads");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "PromptRevisions");
        }
    }
}
