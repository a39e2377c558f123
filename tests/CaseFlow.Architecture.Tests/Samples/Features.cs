// Code that breaks the rules on purpose: each rule is run on it once, to see the rule go red.
namespace CaseFlow.Architecture.Tests.Samples.Features.Kernel
{
    internal sealed class KernelThatKnowsHazards
    {
        public Hazards.Hazard? Last { get; set; }
    }
}

namespace CaseFlow.Architecture.Tests.Samples.Features.Grids
{
    public sealed record GridId(int Value);

    internal sealed class GridRow
    {
        public int Number { get; set; }

        public static GridRow Load(Func<Hazards.Hazard> reported) => new() { Number = reported().Grid.Value };
    }
}

namespace CaseFlow.Architecture.Tests.Samples.Features.Hazards
{
    public sealed record Hazard(Grids.GridId Grid);

    internal static class ReportHazard
    {
        // The reach happens in an async method's body only, where the compiler hides it in a nested type.
        public static async Task<int> HandleAsync()
        {
            await Task.Yield();
            return new Grids.GridRow { Number = 3 }.Number;
        }
    }
}
