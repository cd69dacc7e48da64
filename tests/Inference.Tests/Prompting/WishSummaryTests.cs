using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

/// <summary>The line that tells the person how a wish was read.</summary>
public sealed class WishSummaryTests
{
    private const string Boats = "There are two red sailboats in the center of the picture, large. The setting is the open sea at night with stars and a moon. Flat illustration.";

    [Theory]
    [InlineData("two red boats and a dolphin at night", "two red sailboats · a dolphin · at night")]
    [InlineData("ein Panda mit Sonnenbrille vor einem gelben Hintergrund", "a panda wearing sunglasses · yellow background")]
    [InlineData("trois étoiles jaunes au-dessus d'un château", "three yellow stars above a castle")]
    [InlineData("両方の帽子をかぶった犬と白い猫、雪の中", "a dog wearing a top hat · a white cat · a snowy winter landscape")]
    [InlineData("the meaning of life", "")]
    [InlineData("", "")]
    public void A_wish_is_told_in_its_things_with_counts_colours_and_garments_then_where_and_when(string wish, string told) => Assert.Equal(told, Told(wish));

    [Theory]
    [InlineData("make them blue and add a whale", "blue · a whale")]
    [InlineData("배를 파란색으로 바꾸고 돌고래도 그려줘", "two blue sailboats · a dolphin")]
    [InlineData("remove the boats and draw a crab by day", "no sailboat · a crab · in bright daylight")]
    [InlineData("add another boat", "1 sailboat more")]
    public void A_change_is_told_in_what_it_changes(string change, string told) => Assert.Equal(told, Told(change, new DialogTurn("two red boats", Boats)));

    private static string Told(string wish, params DialogTurn[] history) => string.Join(" · ", Upsampling.Vocabulary.ReadAs(wish, history));
}
