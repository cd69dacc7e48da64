using Studio.Data.Quotas;

namespace Studio.Web.Quotas;

/// <summary>What a member, or the workspace as a whole, used of the days that are looked at, and may use a day.</summary>
/// <param name="Made">Pictures made and under way, until today.</param>
/// <param name="UnderWay">Of them, those that still wait or run.</param>
/// <param name="Deferred">Pictures that wait for a day after today and count there.</param>
/// <param name="DeviceMilliseconds">Measured.</param>
/// <param name="ReservedMilliseconds">Expected of those under way.</param>
public sealed record HolderUse(int Made, int UnderWay, int Deferred, long DeviceMilliseconds, long ReservedMilliseconds, int Running, int Waiting, long StorageBytes, int StoredPictures, QuotaLimit? Limit);
