using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Studio.Data.Users;

namespace Studio.Data.Conventions;

/// <summary>Conventions of the whole model, by loop.</summary>
internal static class StudioModel
{
    private const int KeyLength = 128;

    public static void Apply(ModelBuilder builder)
    {
        IdentityTables(builder);
        foreach (var entity in Tables(builder))
        {
            // Ids are made by the program. Were they "generated on add", a new row found through a navigation would count as an existing one.
            foreach (var property in entity.FindPrimaryKey()!.Properties.Where(p => p.ClrType == typeof(Guid)))
            {
                property.ValueGenerated = ValueGenerated.Never;
            }

            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            }
        }
    }

    /// <summary>
    /// Identity adds passkeys only where a host's options ask for its third schema; dotnet-ef, the tools and the tests have no host.
    /// This is what that schema holds, so that every context has one model.
    /// </summary>
    private static void IdentityTables(ModelBuilder builder)
    {
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("UserPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.Property<DateTime?>(PasskeyUse.Column);
            passkey.HasOne<StudioUser>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
        });
        builder.Entity<StudioUser>().ToTable("Users").Property(u => u.PhoneNumber).HasMaxLength(256);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("UserClaims");
        builder.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("UserLogins");
            login.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
            login.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
        });
        builder.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("UserTokens");
            token.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
            token.Property(t => t.Name).HasMaxLength(KeyLength);
        });
    }

    /// <summary>Without the types that Identity keeps inside a column: they have no key of their own.</summary>
    private static IEnumerable<IMutableEntityType> Tables(ModelBuilder builder) =>
        builder.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.FindPrimaryKey() is not null);
}
