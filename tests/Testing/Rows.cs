using System.Security.Cryptography;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Keys;
using Studio.Data.Moderation.Cases;
using Studio.Data.Prompts;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;

namespace Studio.Testing;

/// <summary>Unsaved rows with plausible content; a test changes what it is about.</summary>
public static class Rows
{
    public static StudioUser User(string name, DateTime now) => new()
    {
        UserName = $"{name}@example.org",
        NormalizedUserName = $"{name}@example.org".ToUpperInvariant(),
        Email = $"{name}@example.org",
        NormalizedEmail = $"{name}@example.org".ToUpperInvariant(),
        DisplayName = name,
        CreatedAt = now,
    };

    public static Workspace Workspace(string slug, DateTime now) =>
        new() { Slug = slug, Name = slug, TimeZone = "Asia/Tokyo", CreatedAt = now };

    public static Membership Membership(Guid userId, Role role, DateTime now) => new() { UserId = userId, Role = role, JoinedAt = now };

    public static ApiKey Key(Guid userId, DateTime now, KeyScope scopes = KeyScope.Pictures | KeyScope.Words, string? secret = null)
    {
        secret ??= KeySecret.New();
        return new ApiKey
        {
            Name = "Poster printer",
            SecretHash = KeySecret.HashOf(secret),
            Beginning = KeySecret.BeginningOf(secret),
            Scopes = scopes,
            CreatedById = userId,
            CreatedAt = now,
            ExpiresAt = now.AddDays(90),
        };
    }

    public static Invitation Invitation(Guid userId, DateTime now, Role role = Role.Creator, int places = 5, bool byHand = false)
    {
        var secret = InvitationSecret.New();
        return new Invitation
        {
            Role = role,
            SecretHash = InvitationSecret.HashOf(secret),
            Protected = secret,
            Beginning = InvitationSecret.BeginningOf(secret),
            Places = places,
            ByHand = byHand,
            CreatedById = userId,
            CreatedAt = now,
            ExpiresAt = now.AddDays(7),
        };
    }

    public static PromptThread Thread(Guid userId, DateTime now, string title = "リスの王") =>
        new() { Title = title, CreatedById = userId, CreatedAt = now, UpdatedAt = now };

    public static Turn Turn(PromptThread thread, int ordinal = 0, string wish = "リスの王", Guid? parentImageId = null) => new()
    {
        ThreadId = thread.Id,
        Ordinal = ordinal,
        Wish = wish,
        Language = "ja",
        UpsamplingOn = true,
        ParentImageId = parentImageId,
        CreatedById = thread.CreatedById,
        CreatedAt = thread.CreatedAt,
    };

    public static Upsampling Upsampling(Turn turn, int ordinal = 0) =>
        new() { TurnId = turn.Id, Ordinal = ordinal, Seed = 1, CreatedAt = turn.CreatedAt };

    public static PromptRevision Revision(
        Turn turn, int ordinal = 0, string text = "A squirrel wearing a golden crown in a meadow.", Guid? upsamplingId = null) => new()
        {
            TurnId = turn.Id,
            Ordinal = ordinal,
            Text = text,
            Origin = upsamplingId is null ? PromptOrigin.Edited : PromptOrigin.Upsampled,
            UpsamplingId = upsamplingId,
            CreatedById = turn.CreatedById,
            CreatedAt = turn.CreatedAt,
        };

    public static GenerationSettings Settings(int count = 1) =>
        new("studio-mini-diffusion", Width: 128, Height: 128, count, Steps: 12, Guidance: 5, Sampler: "DDIM", Seed: 42, Negative: "", Upsample: true);

    public static Generation Generation(Turn turn, PromptRevision revision, int count = 1, Guid? parentImageId = null, string? maskHash = null, string? modelHash = null) => new()
    {
        ThreadId = turn.ThreadId,
        TurnId = turn.Id,
        PromptRevisionId = revision.Id,
        Settings = Settings(count),
        ModelHash = modelHash ?? Hash("model"),
        Kind = GenerationKind.Create,
        ParentImageId = parentImageId,
        MaskHash = maskHash,
        CreatedById = turn.CreatedById,
        CreatedAt = turn.CreatedAt,
    };

    public static GenerationPicture Picture(Generation generation, int ordinal = 0) => new()
    {
        GenerationId = generation.Id,
        Ordinal = ordinal,
        Seed = generation.Settings.Seed + ordinal,
        QueuedAt = generation.CreatedAt,
    };

    public static Image Image(
        Guid userId, DateTime now, string prompt = "A squirrel wearing a golden crown in a meadow.", string wish = "リスの王", string? blobHash = null, string? maskHash = null, Guid? pictureId = null, Guid? threadId = null, long? looks = null, Guid? evaluation = null) => new()
        {
            Origin = ImageOrigin.Generated,
            ThreadId = threadId,
            BlobHash = blobHash ?? Hash(Guid.NewGuid().ToString()),
            PixelHash = Hash(prompt),
            MaskHash = maskHash,
            Width = 128,
            Height = 128,
            ByteCount = 20_000,
            Provenance = new Provenance { Wish = wish, Language = "ja", Prompt = prompt, Settings = Settings(), Seed = 42, CreatedAt = now },
            Prompt = prompt,
            Wish = wish,
            Language = "ja",
            ModelName = "Studio Mini",
            Seed = 42,
            SearchText = ImageSearch.TextOf(wish, prompt, 42),
            CreatedById = userId,
            CreatedAt = now,
            PictureId = pictureId,
            Looks = looks,
            EvaluationId = evaluation,
        };

    public static ModerationCase Case(
        Guid author, DateTime openedAt, Guid? imageId = null, CaseKind kind = CaseKind.Picture, CaseSeverity severity = CaseSeverity.Middle, int reach = 1, Guid? reporter = null, CaseReason? category = null) => new()
        {
            Kind = kind,
            Severity = severity,
            Weight = CaseWeight.Of(severity, reach),
            Category = category,
            AuthorId = author,
            ReporterId = reporter,
            ImageId = imageId,
            Wish = "リスの王",
            Language = "ja",
            Prompt = "A squirrel wearing a golden crown in a meadow.",
            Evidence = new CaseEvidence("Suggestive pictures", "picture", PolicyVersion: 14, "Class “sexy” 0.83, held for review from 0.80"),
            OpenedAt = openedAt,
        };

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
