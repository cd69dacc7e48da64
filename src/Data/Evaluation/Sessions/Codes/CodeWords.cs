namespace Studio.Data.Evaluation.Sessions.Codes;

/// <summary>256 short words that are read aloud, typed and told apart with ease, written for these codes.</summary>
internal static class CodeWords
{
    public static readonly IReadOnlyList<string> All =
        """
        acorn alder almond amber anchor apple apron arbor arrow aspen atlas autumn badger bakery ballad balsam
        bamboo banjo barley barn basil basket bay beach beacon bead beech bell berry birch bison blanket
        blossom bonfire book boulder bramble branch brass bread breeze brick bridge brook broom bucket butter button
        cabin cactus camel candle canoe canvas canyon caramel cargo carpet cedar cellar cello chalk chapel cherry
        chestnut chimney cider cinnamon circle clay cliff clover coast cobble comet compass copper coral cork cottage
        cotton cradle crane creek cricket crystal cypress daisy dawn delta denim desert dolphin donkey dune eagle
        easel echo elm ember falcon feather fennel fern ferry fiddle field fig finch fjord flint flute
        forest fossil fountain fox garden garlic garnet gate ginger glacier glade goose granite grape grass gravel
        grove gull hammock harbour harp harvest hazel heather hedge heron hill holly honey hornet island ivory
        ivy jacket jasmine jasper jigsaw juniper kayak kettle kite kiwi ladder lagoon lake lantern lark laurel
        lava lavender leaf ledge lemon lentil lilac lily linen lion lizard locket lodge lotus lupin lyre
        magnet mango maple marble marigold market meadow melon mill mint mirror mitten moss mural mustard nectar
        needle nettle nutmeg oak oasis ocean olive onion opal orbit orchard orchid otter owl oyster paddle
        palm paper parcel parsley pasture peach pearl pebble pelican pepper petal piano pigeon pillow pine plaza
        plum pocket polar pond poplar poppy porch prairie puzzle quail quartz quill quilt rabbit raft rain
        raven reef ribbon river robin rocket rose saddle saffron sage sail salmon sand satin sparrow squash
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
