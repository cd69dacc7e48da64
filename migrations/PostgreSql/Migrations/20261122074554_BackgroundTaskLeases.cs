using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class BackgroundTaskLeases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempt",
                table: "BackgroundTasks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Input",
                table: "BackgroundTasks",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "LeaseHolder",
                table: "BackgroundTasks",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LeaseUntil",
                table: "BackgroundTasks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NotBefore",
                table: "BackgroundTasks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StartedAt",
                table: "BackgroundTasks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_BackgroundTasks_Status_LeaseUntil",
                table: "BackgroundTasks",
                columns: new[] { "Status", "LeaseUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_BackgroundTasks_Status_LeaseUntil",
                table: "BackgroundTasks");

            migrationBuilder.DropColumn(
                name: "Attempt",
                table: "BackgroundTasks");

            migrationBuilder.DropColumn(
                name: "Input",
                table: "BackgroundTasks");

            migrationBuilder.DropColumn(
                name: "LeaseHolder",
                table: "BackgroundTasks");

            migrationBuilder.DropColumn(
                name: "LeaseUntil",
                table: "BackgroundTasks");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "BackgroundTasks");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "BackgroundTasks");
        }
    }
}
