namespace HydroEdge.Config;

/// <summary>One thing to say about the configuration: where, what, and the remedy. Never holds a password.</summary>
internal sealed record Finding(Place Place, string What)
{
    public override string ToString() => $"{Place}: {What}";
}
