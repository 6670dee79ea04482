namespace HydroEdge;

/// <summary>The form of every id that becomes a topic level or a file name: sites, nodes, cameras, watches.</summary>
internal static class Slug
{
    public const string Pattern = "^[a-z0-9][a-z0-9_-]{0,47}$";

    public const string Form = "small letters, digits, '-' and '_', at most 48, beginning with a letter or digit";
}
