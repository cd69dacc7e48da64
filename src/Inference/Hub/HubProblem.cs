namespace Studio.Inference.Hub;

/// <summary>What kind of thing went wrong with a hub, for a page that offers the next step.</summary>
public enum HubProblem
{
    /// <summary>No such repository, revision or file.</summary>
    NotFound,

    /// <summary>The hub wants a token, or another one.</summary>
    TokenWanted,

    /// <summary>The repository's terms have to be agreed to on the hub first.</summary>
    TermsWanted,

    /// <summary>The hub asks to come back later.</summary>
    Busy,

    /// <summary>What answers there is not a hub: a sign-in page, a proxy.</summary>
    NotAHub,

    /// <summary>No answer, or the connection broke again and again.</summary>
    Unreachable,

    /// <summary>Other bytes came than the hub names.</summary>
    WrongBytes,

    DiskFull,

    /// <summary>The repository holds nothing that can be run here.</summary>
    NoModel,

    /// <summary>It holds several; one has to be named.</summary>
    Choose,

    /// <summary>A name of a repository, revision or file that cannot be one.</summary>
    BadName,

    /// <summary>Another program holds the file.</summary>
    InUse,
}
