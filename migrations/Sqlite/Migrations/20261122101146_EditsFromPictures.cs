using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EditsFromPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MaskHash",
                table: "Images",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaskHash",
                table: "Generations",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Images_WorkspaceId_MaskHash",
                table: "Images",
                columns: new[] { "WorkspaceId", "MaskHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Images_WorkspaceId_PixelHash",
                table: "Images",
                columns: new[] { "WorkspaceId", "PixelHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Generations_WorkspaceId_MaskHash",
                table: "Generations",
                columns: new[] { "WorkspaceId", "MaskHash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Images_WorkspaceId_MaskHash",
                table: "Images");

            migrationBuilder.DropIndex(
                name: "IX_Images_WorkspaceId_PixelHash",
                table: "Images");

            migrationBuilder.DropIndex(
                name: "IX_Generations_WorkspaceId_MaskHash",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "MaskHash",
                table: "Images");

            migrationBuilder.DropColumn(
                name: "MaskHash",
                table: "Generations");
        }
    }
}
