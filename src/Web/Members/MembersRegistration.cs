using Studio.Web.Members.Invitations;
using Studio.Web.Members.Join;

namespace Studio.Web.Members;

internal static class MembersRegistration
{
    public static void AddMembers(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MemberQueries>();
        builder.Services.AddScoped<MemberActions>();
        builder.Services.AddScoped<InvitationQueries>();
        builder.Services.AddScoped<InvitationActions>();
        builder.Services.AddScoped<JoinActions>();
        builder.Services.AddScoped<Leaving>();
    }
}
