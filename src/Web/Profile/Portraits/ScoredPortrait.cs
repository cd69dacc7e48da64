using Studio.Data.Gallery;
using Studio.Data.Users;

namespace Studio.Web.Profile.Portraits;

internal sealed record ScoredPortrait(PortraitRow Row, ImageSafety Safety);
