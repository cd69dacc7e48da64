namespace Studio.Inference.Imaging;

/// <summary>The XMP packet that says a machine made the picture (IPTC digital source type).</summary>
public static class XmpPacket
{
    public const string Keyword = "XML:com.adobe.xmp";

    public const string TrainedAlgorithmicMedia = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    public static readonly string AiGenerated =
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + "<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" "
        + $"Iptc4xmpExt:DigitalSourceType=\"{TrainedAlgorithmicMedia}\"/>"
        + "</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
}
