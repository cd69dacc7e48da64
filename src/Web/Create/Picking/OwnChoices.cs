using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Create.Picking;

/// <summary>A person's own answers of this month, counted.</summary>
internal sealed record OwnChoices(int Choices, int Stars, IReadOnlyList<OwnContrast> Contrasts);

/// <summary>Two kinds of systems and how often the person took the one over the other; ties are half.</summary>
internal sealed record OwnContrast(string Title, string One, string Other, double Won, int Of)
{
    public Interval Share => WilsonInterval.Of(Won, Of);

    public string Words => Share switch
    {
        { Low: > 0.5 } => $"times {One}",
        { High: < 0.5 } => $"times {One}; you prefer {Other}",
        _ => $"times {One}, no clear choice yet",
    };
}
