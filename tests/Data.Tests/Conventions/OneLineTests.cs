using Studio.Data.Conventions;

namespace Studio.Data.Tests.Conventions;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("  Aya Sørensen ", "Aya Sørensen")]
    [InlineData("Oi\r\nDa", "Oi  Da")]
    [InlineData("Aya\u202Egnp.exe", "Ayagnp.exe")]
    [InlineData("\u2066\u202A\u2069", "")]
    [InlineData("שלום\u200F עולם", "שלום\u200F עולם")]
    [InlineData("👩‍🚀 灯台", "👩‍🚀 灯台")]
    public void A_name_keeps_its_letters_and_neither_ends_a_line_nor_turns_one(string typed, string kept) => Assert.Equal(kept, OneLine.Of(typed));
}
