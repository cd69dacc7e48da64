using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Users;

/// <summary>A person with an account on this server; what they may do is decided per workspace (Membership).</summary>
public sealed class StudioUser : IdentityUser<Guid>
{
    /// <summary>LockoutEnd of an account that an administrator of the server locked: until one unlocks it. Wrong passwords lock for minutes.</summary>
    public static readonly DateTimeOffset ShutOut = DateTimeOffset.MaxValue;

    public StudioUser()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = Guid.NewGuid().ToString();
    }

    public string DisplayName { get; set; } = "";

    /// <summary>Colour of the person's mark, 0-359 degrees.</summary>
    public int Hue { get; set; }

    /// <summary>The picture in place of the mark; null where there is none.</summary>
    public Guid? PortraitId { get; set; }

    /// <summary>"system", "dark" or "light".</summary>
    public string Theme { get; set; } = "system";

    public DateTime CreatedAt { get; set; }

    /// <summary>Null where that was before the studio kept it, and for who has no password.</summary>
    public DateTime? PasswordChangedAt { get; set; }

    /// <summary>The 30 seconds whose authenticator code was used last; no code of it or before opens anything again.</summary>
    public long AuthenticatorStep { get; set; }

    /// <summary>Set when the person asked for the end of the account: it is erased then, and until then a word brings it back.</summary>
    public DateTime? DeleteAfter { get; set; }

    /// <summary>Nobody vouched for the e-mail address (the account was made without an invitation, or the person changed it): what a sign-in service says of that address does not open this account.</summary>
    public bool IsEmailOwnWord { get; set; }

    public bool IsServerAdministrator { get; set; }

    /// <summary>Hides the person in the log (AuditPeople); made with their first entry, deleted with the person.</summary>
    public Guid? AuditSalt { get; set; }
}

internal sealed class StudioUserConfiguration : IEntityTypeConfiguration<StudioUser>
{
    public void Configure(EntityTypeBuilder<StudioUser> builder)
    {
        builder.Property(u => u.DisplayName).HasMaxLength(100);
        builder.Property(u => u.Theme).HasMaxLength(10);
        builder.HasIndex(u => u.NormalizedEmail).IsUnique();
        // Identity writes whole rows: one read before a portrait was chosen or the salt was made would take it away again, and with the salt the person's name in the log.
        builder.Property(u => u.PortraitId).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(u => u.AuditSalt).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }
}
