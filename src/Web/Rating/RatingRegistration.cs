using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Guests;
using Studio.Web.Rating.Guests;

namespace Studio.Web.Rating;

internal static class RatingRegistration
{
    public static void AddRating(this WebApplicationBuilder builder)
    {
        builder.Services.AddRatingLimit();
        builder.Services.AddScoped<RatingSessions>();
        builder.Services.AddScoped<RaterBook>();
        builder.Services.AddScoped<RatedPictures>();
        builder.Services.AddScoped<SessionEnds>();
        builder.Services.AddScoped<GuestDoors>();
        builder.Services.AddScoped<GuestBook>();
        builder.Services.AddScoped<GuestLinks>();
        builder.Services.AddScoped<RatedReports>();
        builder.Services.AddScoped<MySessions>();
        builder.Services.AddScoped<RaterEntry>();
        builder.Services.AddScoped<GuestEntry>();
        builder.Services.AddSingleton<RatedPictureFiles>();
    }
}
