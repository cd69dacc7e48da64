using Studio.Data.Quotas;
using Studio.Web.Quotas;

namespace Studio.Web.Tests.Quotas;

public sealed class QuotaColumnTests
{
    [Theory]
    [InlineData(QuotaField.PicturesADay, "120", 120L)]
    [InlineData(QuotaField.PicturesADay, " ", null)]
    [InlineData(QuotaField.PicturesADay, "0", 0L)]
    [InlineData(QuotaField.DeviceMillisecondsADay, "1,5", 90_000L)]
    [InlineData(QuotaField.StorageBytes, "0.25", 250_000_000L)]
    public void A_number_is_read_as_people_write_it(QuotaField field, string typed, long? stored)
    {
        var column = Column(field);

        Assert.Equal((stored, null), column.Read(typed));
        Assert.Equal(stored, column.Read(column.Text(stored)).Value);
    }

    [Theory]
    [InlineData(QuotaField.PicturesADay, "-1")]
    [InlineData(QuotaField.PicturesADay, "1.5")]
    [InlineData(QuotaField.PicturesADay, "99999999999")]
    [InlineData(QuotaField.DeviceMillisecondsADay, "NaN")]
    [InlineData(QuotaField.StorageBytes, "1e9")]
    [InlineData(QuotaField.LargestSide, "a lot")]
    public void What_cannot_be_read_is_refused_in_words(QuotaField field, string typed)
    {
        var (value, problem) = Column(field).Read(typed);

        Assert.Null(value);
        Assert.Matches("^Write the .+ as a (whole )?number from 0 to [0-9,]+, or leave it empty for no limit\\.$", problem!);
    }

    private static QuotaColumn Column(QuotaField field) => QuotaColumn.All.Single(column => column.Field == field);
}
