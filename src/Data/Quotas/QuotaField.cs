namespace Studio.Data.Quotas;

/// <summary>The numbers of a limit, each by itself: two people who change different ones do not disturb each other.</summary>
public enum QuotaField
{
    PicturesADay,
    DeviceMillisecondsADay,
    AtOnce,
    Waiting,
    LargestSide,
    StorageBytes,
    EvaluationMillisecondsAMonth,
}

public static class QuotaFields
{
    public static long? Get(this QuotaLimit limit, QuotaField field) => field switch
    {
        QuotaField.PicturesADay => limit.PicturesADay,
        QuotaField.DeviceMillisecondsADay => limit.DeviceMillisecondsADay,
        QuotaField.AtOnce => limit.AtOnce,
        QuotaField.Waiting => limit.Waiting,
        QuotaField.LargestSide => limit.LargestSide,
        QuotaField.StorageBytes => limit.StorageBytes,
        QuotaField.EvaluationMillisecondsAMonth => limit.EvaluationMillisecondsAMonth,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown limit."),
    };

    /// <param name="value">Null takes the limit away.</param>
    public static void Set(this QuotaLimit limit, QuotaField field, long? value)
    {
        switch (field)
        {
            case QuotaField.PicturesADay:
                limit.PicturesADay = (int?)value;
                break;
            case QuotaField.DeviceMillisecondsADay:
                limit.DeviceMillisecondsADay = value;
                break;
            case QuotaField.AtOnce:
                limit.AtOnce = (int?)value;
                break;
            case QuotaField.Waiting:
                limit.Waiting = (int?)value;
                break;
            case QuotaField.LargestSide:
                limit.LargestSide = (int?)value;
                break;
            case QuotaField.StorageBytes:
                limit.StorageBytes = value;
                break;
            case QuotaField.EvaluationMillisecondsAMonth:
                limit.EvaluationMillisecondsAMonth = value;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown limit.");
        }
    }
}
