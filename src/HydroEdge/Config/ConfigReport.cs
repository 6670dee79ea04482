namespace HydroEdge.Config;

/// <summary>What reading the configuration came to.</summary>
/// <param name="Options">The configuration, every path in it absolute; null when there is a fault.</param>
/// <param name="Sources">The files as they were read.</param>
/// <param name="Faults">What keeps it from being used, in the order of the files.</param>
/// <param name="Warnings">What is allowed but unwise, in the order of the files.</param>
/// <param name="Notes">What was made of what is written, in the order of the files.</param>
internal sealed record ConfigReport(
    HydroEdgeOptions? Options, ConfigSources Sources, IReadOnlyList<Finding> Faults, IReadOnlyList<Finding> Warnings, IReadOnlyList<Finding> Notes)
{
    public IReadOnlyList<string> FaultLines => [.. Faults.Select(fault => fault.ToString())];

    public IReadOnlyList<string> WarningLines => [.. Warnings.Select(warning => warning.ToString())];

    /// <exception cref="BadConfigurationException">There is at least one fault.</exception>
    public HydroEdgeOptions Sound() => Options ?? throw new BadConfigurationException(FaultLines);
}
