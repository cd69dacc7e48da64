using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Quotas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeviceUsages");

            migrationBuilder.AddColumn<double>(
                name: "Weight",
                table: "Workspaces",
                type: "REAL",
                nullable: false,
                defaultValue: 1.0);

            migrationBuilder.AddColumn<bool>(
                name: "IsReserved",
                table: "Pictures",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "QuotaDay",
                table: "Pictures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReservedMilliseconds",
                table: "Pictures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<double>(
                name: "Weight",
                table: "Memberships",
                type: "REAL",
                nullable: false,
                defaultValue: 1.0);

            migrationBuilder.AddColumn<DateTime>(
                name: "NotBefore",
                table: "Generations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "QuotaLimits",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PicturesADay = table.Column<int>(type: "INTEGER", nullable: true),
                    DeviceMillisecondsADay = table.Column<long>(type: "INTEGER", nullable: true),
                    AtOnce = table.Column<int>(type: "INTEGER", nullable: true),
                    Waiting = table.Column<int>(type: "INTEGER", nullable: true),
                    LargestSide = table.Column<int>(type: "INTEGER", nullable: true),
                    StorageBytes = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaLimits", x => new { x.WorkspaceId, x.Subject });
                    table.ForeignKey(
                        name: "FK_QuotaLimits_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuotaUses",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Pictures = table.Column<int>(type: "INTEGER", nullable: false),
                    ReservedMilliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    DeviceMilliseconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaUses", x => new { x.WorkspaceId, x.HolderId, x.Day });
                    table.ForeignKey(
                        name: "FK_QuotaUses_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_WorkspaceId_QuotaDay",
                table: "Pictures",
                columns: new[] { "WorkspaceId", "QuotaDay" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "QuotaLimits");

            migrationBuilder.DropTable(
                name: "QuotaUses");

            migrationBuilder.DropIndex(
                name: "IX_Pictures_WorkspaceId_QuotaDay",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "IsReserved",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "QuotaDay",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "ReservedMilliseconds",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "Generations");

            migrationBuilder.CreateTable(
                name: "DeviceUsages",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Milliseconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceUsages", x => new { x.WorkspaceId, x.UserId, x.Day });
                    table.ForeignKey(
                        name: "FK_DeviceUsages_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeviceUsages_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceUsages_UserId",
                table: "DeviceUsages",
                column: "UserId");
        }
    }
}
