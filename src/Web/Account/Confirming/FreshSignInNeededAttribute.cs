namespace Studio.Web.Account.Confirming;

/// <summary>A page that changes what opens the account: whoever comes with an older confirmation is asked first (FreshPages).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FreshSignInNeededAttribute : Attribute;
