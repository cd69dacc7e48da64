using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RemoteWriters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Host",
                table: "Upsamplings",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RemoteWriterId",
                table: "Upsamplings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RemoteWriters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProtectedKey = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    IsByServer = table.Column<bool>(type: "INTEGER", nullable: false),
                    MayBePrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    SendsInstructions = table.Column<bool>(type: "INTEGER", nullable: false),
                    Temperature = table.Column<double>(type: "REAL", nullable: false),
                    MaxTokens = table.Column<int>(type: "INTEGER", nullable: false),
                    TimeoutSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TestedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TestPassed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TestResult = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    TestMilliseconds = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemoteWriters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RemoteWriters_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WriterAddresses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MayBePrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriterAddresses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WriterChoices",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Writer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriterChoices", x => x.WorkspaceId);
                    table.ForeignKey(
                        name: "FK_WriterChoices_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RemoteWriters_WorkspaceId_Name",
                table: "RemoteWriters",
                columns: new[] { "WorkspaceId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WriterAddresses_Prefix",
                table: "WriterAddresses",
                column: "Prefix",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RemoteWriters");

            migrationBuilder.DropTable(
                name: "WriterAddresses");

            migrationBuilder.DropTable(
                name: "WriterChoices");

            migrationBuilder.DropColumn(
                name: "Host",
                table: "Upsamplings");

            migrationBuilder.DropColumn(
                name: "RemoteWriterId",
                table: "Upsamplings");
        }
    }
}
