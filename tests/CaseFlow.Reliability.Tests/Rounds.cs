using System.Globalization;

namespace CaseFlow.Reliability.Tests;

/// <summary>How often a test that hits random moments is repeated: <c>CASEFLOW_ROUNDS</c>, 1 where nothing is said.</summary>
internal static class Rounds
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 1;

    /// <summary>Said of a row that another one stands for by day.</summary>
    public const string OnlyLong = "Only in the long version (tests/nightly.sh).";

    /// <summary>The long version, for a quiet machine at night.</summary>
    public static bool Long => Count > 1;

    /// <summary>Of random moments; <c>CASEFLOW_SEED</c> runs a red one again.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount;
}
