namespace Studio.Web.Edit;

public static class EditRegistration
{
    public static void AddEdit(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<EditActions>();
        services.AddScoped<EditQueries>();
        services.AddScoped<EditProof>();
        services.AddScoped<EditDrafts>();

        // One of each for every page that is opened: they hold what that page shows.
        services.AddTransient<EditBoard>();
        services.AddTransient<EditDesk>();
    }
}
