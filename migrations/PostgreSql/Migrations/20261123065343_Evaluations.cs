using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Evaluations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Votes_WorkspaceId_VoterId_Source_LeftImageId_RightImageId",
                table: "Votes");

            migrationBuilder.AlterColumn<Guid>(
                name: "VoterId",
                table: "Votes",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "EvaluationId",
                table: "Votes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Milliseconds",
                table: "Votes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RaterId",
                table: "Votes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EvaluationId",
                table: "Threads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EvaluationId",
                table: "Images",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EvaluationId",
                table: "Generations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsBatch",
                table: "Generations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PromptSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    Language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PromptSets", x => x.Id);
                    table.UniqueConstraint("AK_PromptSets_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_PromptSets_Users_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PromptSets_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Evaluations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PromptSetId = table.Column<Guid>(type: "uuid", nullable: true),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Takes = table.Column<string>(type: "text", nullable: false),
                    PicturesEach = table.Column<int>(type: "integer", nullable: false),
                    Questions = table.Column<string>(type: "text", nullable: false),
                    Caption = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    VotesEach = table.Column<int>(type: "integer", nullable: false),
                    CheckEvery = table.Column<int>(type: "integer", nullable: false),
                    RepeatEvery = table.Column<int>(type: "integer", nullable: false),
                    MayRateOwn = table.Column<bool>(type: "boolean", nullable: false),
                    AnchorEntryId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PausedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MachineMilliseconds = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evaluations", x => x.Id);
                    table.UniqueConstraint("AK_Evaluations_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Evaluations_PromptSets_WorkspaceId_PromptSetId",
                        columns: x => new { x.WorkspaceId, x.PromptSetId },
                        principalTable: "PromptSets",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_Evaluations_Users_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Evaluations_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PromptSetItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PromptSetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Category = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Challenge = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    FileKey = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PromptSetItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PromptSetItems_PromptSets_WorkspaceId_PromptSetId",
                        columns: x => new { x.WorkspaceId, x.PromptSetId },
                        principalTable: "PromptSets",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PromptSetItems_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Settings = table.Column<string>(type: "text", nullable: true),
                    ModelHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    WriterHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    FolderName = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    SystemId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationEntries", x => x.Id);
                    table.UniqueConstraint("AK_EvaluationEntries_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_EvaluationEntries_EvaluatedSystems_WorkspaceId_SystemId",
                        columns: x => new { x.WorkspaceId, x.SystemId },
                        principalTable: "EvaluatedSystems",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_EvaluationEntries_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationEntries_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    Detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvaluationEvents_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationEvents_Users_ById",
                        column: x => x.ById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_EvaluationEvents_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationPrompts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Category = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Challenge = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    FileKey = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    TurnId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationPrompts", x => x.Id);
                    table.UniqueConstraint("AK_EvaluationPrompts_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_EvaluationPrompts_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationPrompts_Turns_WorkspaceId_TurnId",
                        columns: x => new { x.WorkspaceId, x.TurnId },
                        principalTable: "Turns",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_EvaluationPrompts_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GuestLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Protected = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Beginning = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    MaxGuests = table.Column<int>(type: "integer", nullable: false),
                    Used = table.Column<int>(type: "integer", nullable: false),
                    PairsEach = table.Column<int>(type: "integer", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuestLinks", x => x.Id);
                    table.UniqueConstraint("AK_GuestLinks_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_GuestLinks_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GuestLinks_Users_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_GuestLinks_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationSamples",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PromptId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    GenerationId = table.Column<Guid>(type: "uuid", nullable: true),
                    ImageId = table.Column<Guid>(type: "uuid", nullable: true),
                    Caption = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Milliseconds = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationSamples", x => x.Id);
                    table.UniqueConstraint("AK_EvaluationSamples_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_EvaluationSamples_EvaluationEntries_WorkspaceId_EntryId",
                        columns: x => new { x.WorkspaceId, x.EntryId },
                        principalTable: "EvaluationEntries",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationSamples_EvaluationPrompts_WorkspaceId_PromptId",
                        columns: x => new { x.WorkspaceId, x.PromptId },
                        principalTable: "EvaluationPrompts",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationSamples_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EvaluationSamples_Generations_WorkspaceId_GenerationId",
                        columns: x => new { x.WorkspaceId, x.GenerationId },
                        principalTable: "Generations",
                        principalColumns: new[] { "WorkspaceId", "Id" });
                    table.ForeignKey(
                        name: "FK_EvaluationSamples_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Raters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    GuestLinkId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    BrowserHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TabId = table.Column<Guid>(type: "uuid", nullable: true),
                    PairsAsked = table.Column<int>(type: "integer", nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConsentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PractisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Mark = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    LeftOutAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LeftOutById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Raters", x => x.Id);
                    table.UniqueConstraint("AK_Raters_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Raters_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Raters_GuestLinks_WorkspaceId_GuestLinkId",
                        columns: x => new { x.WorkspaceId, x.GuestLinkId },
                        principalTable: "GuestLinks",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Raters_Users_AskedById",
                        column: x => x.AskedById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Raters_Users_LeftOutById",
                        column: x => x.LeftOutById,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Raters_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Raters_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RatingPairs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PromptId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstSampleId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondSampleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Expected = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingPairs", x => x.Id);
                    table.UniqueConstraint("AK_RatingPairs_WorkspaceId_Id", x => new { x.WorkspaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_RatingPairs_EvaluationPrompts_WorkspaceId_PromptId",
                        columns: x => new { x.WorkspaceId, x.PromptId },
                        principalTable: "EvaluationPrompts",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RatingPairs_EvaluationSamples_WorkspaceId_FirstSampleId",
                        columns: x => new { x.WorkspaceId, x.FirstSampleId },
                        principalTable: "EvaluationSamples",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RatingPairs_EvaluationSamples_WorkspaceId_SecondSampleId",
                        columns: x => new { x.WorkspaceId, x.SecondSampleId },
                        principalTable: "EvaluationSamples",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RatingPairs_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RatingPairs_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RatingAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    RaterId = table.Column<Guid>(type: "uuid", nullable: false),
                    PairId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    IsSwapped = table.Column<bool>(type: "boolean", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    LeftKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    RightKey = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    LeasedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Milliseconds = table.Column<int>(type: "integer", nullable: true),
                    VoteId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingAssignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RatingAssignments_Evaluations_WorkspaceId_EvaluationId",
                        columns: x => new { x.WorkspaceId, x.EvaluationId },
                        principalTable: "Evaluations",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RatingAssignments_Raters_WorkspaceId_RaterId",
                        columns: x => new { x.WorkspaceId, x.RaterId },
                        principalTable: "Raters",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RatingAssignments_RatingPairs_WorkspaceId_PairId",
                        columns: x => new { x.WorkspaceId, x.PairId },
                        principalTable: "RatingPairs",
                        principalColumns: new[] { "WorkspaceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RatingAssignments_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_EvaluationId_Question_Category_LeftSystem~",
                table: "Votes",
                columns: new[] { "WorkspaceId", "EvaluationId", "Question", "Category", "LeftSystemId", "RightSystemId", "Answer" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_RaterId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "RaterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_VoterId_Source_LeftImageId_RightImageId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "VoterId", "Source", "LeftImageId", "RightImageId" },
                unique: true,
                filter: "\"EvaluationId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Threads_WorkspaceId_EvaluationId",
                table: "Threads",
                columns: new[] { "WorkspaceId", "EvaluationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Images_WorkspaceId_EvaluationId",
                table: "Images",
                columns: new[] { "WorkspaceId", "EvaluationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Generations_WorkspaceId_EvaluationId",
                table: "Generations",
                columns: new[] { "WorkspaceId", "EvaluationId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationEntries_WorkspaceId_EvaluationId_Place",
                table: "EvaluationEntries",
                columns: new[] { "WorkspaceId", "EvaluationId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationEntries_WorkspaceId_SystemId",
                table: "EvaluationEntries",
                columns: new[] { "WorkspaceId", "SystemId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationEvents_ById",
                table: "EvaluationEvents",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationEvents_WorkspaceId_EvaluationId_At",
                table: "EvaluationEvents",
                columns: new[] { "WorkspaceId", "EvaluationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationPrompts_WorkspaceId_EvaluationId_Place",
                table: "EvaluationPrompts",
                columns: new[] { "WorkspaceId", "EvaluationId", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationPrompts_WorkspaceId_TurnId",
                table: "EvaluationPrompts",
                columns: new[] { "WorkspaceId", "TurnId" });

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_CreatedById",
                table: "Evaluations",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_State",
                table: "Evaluations",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_WorkspaceId_PromptSetId",
                table: "Evaluations",
                columns: new[] { "WorkspaceId", "PromptSetId" });

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_WorkspaceId_State_CreatedAt",
                table: "Evaluations",
                columns: new[] { "WorkspaceId", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationSamples_WorkspaceId_EntryId",
                table: "EvaluationSamples",
                columns: new[] { "WorkspaceId", "EntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationSamples_WorkspaceId_EvaluationId_State",
                table: "EvaluationSamples",
                columns: new[] { "WorkspaceId", "EvaluationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationSamples_WorkspaceId_GenerationId",
                table: "EvaluationSamples",
                columns: new[] { "WorkspaceId", "GenerationId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationSamples_WorkspaceId_ImageId",
                table: "EvaluationSamples",
                columns: new[] { "WorkspaceId", "ImageId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationSamples_WorkspaceId_PromptId_EntryId_Number",
                table: "EvaluationSamples",
                columns: new[] { "WorkspaceId", "PromptId", "EntryId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GuestLinks_CreatedById",
                table: "GuestLinks",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_GuestLinks_SecretHash",
                table: "GuestLinks",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GuestLinks_WorkspaceId_EvaluationId",
                table: "GuestLinks",
                columns: new[] { "WorkspaceId", "EvaluationId" });

            migrationBuilder.CreateIndex(
                name: "IX_PromptSetItems_WorkspaceId_PromptSetId_Place",
                table: "PromptSetItems",
                columns: new[] { "WorkspaceId", "PromptSetId", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PromptSets_CreatedById",
                table: "PromptSets",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_PromptSets_WorkspaceId_CreatedAt",
                table: "PromptSets",
                columns: new[] { "WorkspaceId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Raters_AskedById",
                table: "Raters",
                column: "AskedById");

            migrationBuilder.CreateIndex(
                name: "IX_Raters_BrowserHash",
                table: "Raters",
                column: "BrowserHash");

            migrationBuilder.CreateIndex(
                name: "IX_Raters_CodeHash",
                table: "Raters",
                column: "CodeHash");

            migrationBuilder.CreateIndex(
                name: "IX_Raters_LeftOutById",
                table: "Raters",
                column: "LeftOutById");

            migrationBuilder.CreateIndex(
                name: "IX_Raters_UserId",
                table: "Raters",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Raters_WorkspaceId_EvaluationId_UserId",
                table: "Raters",
                columns: new[] { "WorkspaceId", "EvaluationId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Raters_WorkspaceId_GuestLinkId",
                table: "Raters",
                columns: new[] { "WorkspaceId", "GuestLinkId" });

            migrationBuilder.CreateIndex(
                name: "IX_RatingAssignments_LeftKey",
                table: "RatingAssignments",
                column: "LeftKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingAssignments_RightKey",
                table: "RatingAssignments",
                column: "RightKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingAssignments_WorkspaceId_EvaluationId",
                table: "RatingAssignments",
                columns: new[] { "WorkspaceId", "EvaluationId" });

            migrationBuilder.CreateIndex(
                name: "IX_RatingAssignments_WorkspaceId_PairId",
                table: "RatingAssignments",
                columns: new[] { "WorkspaceId", "PairId" });

            migrationBuilder.CreateIndex(
                name: "IX_RatingAssignments_WorkspaceId_RaterId_PairId_Kind",
                table: "RatingAssignments",
                columns: new[] { "WorkspaceId", "RaterId", "PairId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingAssignments_WorkspaceId_RaterId_Place",
                table: "RatingAssignments",
                columns: new[] { "WorkspaceId", "RaterId", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingPairs_WorkspaceId_EvaluationId_Answers",
                table: "RatingPairs",
                columns: new[] { "WorkspaceId", "EvaluationId", "Answers" });

            migrationBuilder.CreateIndex(
                name: "IX_RatingPairs_WorkspaceId_FirstSampleId",
                table: "RatingPairs",
                columns: new[] { "WorkspaceId", "FirstSampleId" });

            migrationBuilder.CreateIndex(
                name: "IX_RatingPairs_WorkspaceId_PromptId",
                table: "RatingPairs",
                columns: new[] { "WorkspaceId", "PromptId" });

            migrationBuilder.CreateIndex(
                name: "IX_RatingPairs_WorkspaceId_Question_FirstSampleId_SecondSample~",
                table: "RatingPairs",
                columns: new[] { "WorkspaceId", "Question", "FirstSampleId", "SecondSampleId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingPairs_WorkspaceId_SecondSampleId",
                table: "RatingPairs",
                columns: new[] { "WorkspaceId", "SecondSampleId" });

            migrationBuilder.AddForeignKey(
                name: "FK_Generations_Evaluations_WorkspaceId_EvaluationId",
                table: "Generations",
                columns: new[] { "WorkspaceId", "EvaluationId" },
                principalTable: "Evaluations",
                principalColumns: new[] { "WorkspaceId", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Images_Evaluations_WorkspaceId_EvaluationId",
                table: "Images",
                columns: new[] { "WorkspaceId", "EvaluationId" },
                principalTable: "Evaluations",
                principalColumns: new[] { "WorkspaceId", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Threads_Evaluations_WorkspaceId_EvaluationId",
                table: "Threads",
                columns: new[] { "WorkspaceId", "EvaluationId" },
                principalTable: "Evaluations",
                principalColumns: new[] { "WorkspaceId", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Votes_Evaluations_WorkspaceId_EvaluationId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "EvaluationId" },
                principalTable: "Evaluations",
                principalColumns: new[] { "WorkspaceId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Votes_Raters_WorkspaceId_RaterId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "RaterId" },
                principalTable: "Raters",
                principalColumns: new[] { "WorkspaceId", "Id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Generations_Evaluations_WorkspaceId_EvaluationId",
                table: "Generations");

            migrationBuilder.DropForeignKey(
                name: "FK_Images_Evaluations_WorkspaceId_EvaluationId",
                table: "Images");

            migrationBuilder.DropForeignKey(
                name: "FK_Threads_Evaluations_WorkspaceId_EvaluationId",
                table: "Threads");

            migrationBuilder.DropForeignKey(
                name: "FK_Votes_Evaluations_WorkspaceId_EvaluationId",
                table: "Votes");

            migrationBuilder.DropForeignKey(
                name: "FK_Votes_Raters_WorkspaceId_RaterId",
                table: "Votes");

            migrationBuilder.DropTable(
                name: "EvaluationEvents");

            migrationBuilder.DropTable(
                name: "PromptSetItems");

            migrationBuilder.DropTable(
                name: "RatingAssignments");

            migrationBuilder.DropTable(
                name: "Raters");

            migrationBuilder.DropTable(
                name: "RatingPairs");

            migrationBuilder.DropTable(
                name: "GuestLinks");

            migrationBuilder.DropTable(
                name: "EvaluationSamples");

            migrationBuilder.DropTable(
                name: "EvaluationEntries");

            migrationBuilder.DropTable(
                name: "EvaluationPrompts");

            migrationBuilder.DropTable(
                name: "Evaluations");

            migrationBuilder.DropTable(
                name: "PromptSets");

            migrationBuilder.DropIndex(
                name: "IX_Votes_WorkspaceId_EvaluationId_Question_Category_LeftSystem~",
                table: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_Votes_WorkspaceId_RaterId",
                table: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_Votes_WorkspaceId_VoterId_Source_LeftImageId_RightImageId",
                table: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_Threads_WorkspaceId_EvaluationId",
                table: "Threads");

            migrationBuilder.DropIndex(
                name: "IX_Images_WorkspaceId_EvaluationId",
                table: "Images");

            migrationBuilder.DropIndex(
                name: "IX_Generations_WorkspaceId_EvaluationId",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "EvaluationId",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "Milliseconds",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "RaterId",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "EvaluationId",
                table: "Threads");

            migrationBuilder.DropColumn(
                name: "EvaluationId",
                table: "Images");

            migrationBuilder.DropColumn(
                name: "EvaluationId",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "IsBatch",
                table: "Generations");

            migrationBuilder.AlterColumn<Guid>(
                name: "VoterId",
                table: "Votes",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_VoterId_Source_LeftImageId_RightImageId",
                table: "Votes",
                columns: new[] { "WorkspaceId", "VoterId", "Source", "LeftImageId", "RightImageId" },
                unique: true);
        }
    }
}
