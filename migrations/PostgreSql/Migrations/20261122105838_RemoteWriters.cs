using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
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
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RemoteWriterId",
                table: "Upsamplings",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RemoteWriters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProtectedKey = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    IsByServer = table.Column<bool>(type: "boolean", nullable: false),
                    MayBePrivate = table.Column<bool>(type: "boolean", nullable: false),
                    SendsInstructions = table.Column<bool>(type: "boolean", nullable: false),
                    Temperature = table.Column<double>(type: "double precision", nullable: false),
                    MaxTokens = table.Column<int>(type: "integer", nullable: false),
                    TimeoutSeconds = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TestPassed = table.Column<bool>(type: "boolean", nullable: false),
                    TestResult = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    TestMilliseconds = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Prefix = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MayBePrivate = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriterAddresses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WriterChoices",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Writer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
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
