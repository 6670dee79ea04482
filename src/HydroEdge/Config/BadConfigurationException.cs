namespace HydroEdge.Config;

/// <summary>The configuration cannot be used; each fault is one line for the technician: file:line:column: what and remedy.</summary>
internal sealed class BadConfigurationException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
