namespace Studio.Web.Models;

/// <summary>What is opened below a model.</summary>
internal enum ModelPanel
{
    None,
    Licence,
    Use,
    Prompting,
    Newer,
    Remove,
}
