using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Server;

/// <summary>What its administrators decided for the whole server; without the row everything is as here.</summary>
public sealed class ServerRules : IVersioned
{
    /// <summary>Always 1: a second row is a conflict.</summary>
    public int Number { get; private init; } = 1;

    /// <summary>Else only administrators of the server make workspaces.</summary>
    public bool EverybodyMakesWorkspaces { get; set; }

    /// <summary>Else accounts are made by invitation, and by the sign-in service.</summary>
    public bool EverybodyMakesAccounts { get; set; }

    public Guid Version { get; private set; }
}

internal sealed class ServerRulesConfiguration : IEntityTypeConfiguration<ServerRules>
{
    public void Configure(EntityTypeBuilder<ServerRules> builder)
    {
        builder.HasKey(rules => rules.Number);
        builder.Property(rules => rules.Number).ValueGeneratedNever();
    }
}
