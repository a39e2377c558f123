using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>Rule 4: how the domain's features may know one another.</summary>
public class FeatureTests
{
    private const string Domain = "CaseFlow.Domain";
    private const string Sample = "CaseFlow.Architecture.Tests.Samples.Features";

    /// <summary>The first folder below the root namespace, null outside it.</summary>
    private static string? Feature(Type type, string root) =>
        type.Namespace is { } space && space.StartsWith(root + ".", StringComparison.Ordinal)
            ? space[(root.Length + 1)..].Split('.')[0]
            : null;

    private static List<(string From, string To, Use Use)> Edges(IEnumerable<Type> types, string root) =>
    [
        .. from type in types
           from use in TypeUses.Of(type)
           let user = Feature(use.By, root)
           let used = Feature(use.Of, root)
           where user is not null && used is not null && user != used
           select (user, used, use),
    ];

    private static IEnumerable<string> KernelUsing(IEnumerable<Type> types, string root) =>
        Edges(types, root).Where(e => e.From == "Kernel").Select(e => $"{e.Use.By.Name} uses {e.To}.{e.Use.Of.Name}").Distinct();

    /// <summary>A member of another feature that is not public: its handler, its entity, its rules.</summary>
    private static IEnumerable<string> Inside(IEnumerable<Type> types, string root) =>
        Edges(types, root).Where(e => e.To != "Kernel" && !e.Use.Of.IsPublic).Select(e => $"{e.From}.{e.Use.By.Name} uses {e.To}.{e.Use.Of.Name}").Distinct();

    /// <summary>Two features that use each other, by any way round.</summary>
    private static IEnumerable<string> Cycles(IEnumerable<Type> types, string root)
    {
        var edges = Edges(types, root);
        var next = edges.ToLookup(e => e.From, e => e.To);
        foreach (var start in edges.Select(e => e.From).Distinct().Order())
        {
            var seen = new HashSet<string>();
            var open = new Stack<string>(next[start]);
            while (open.TryPop(out var at))
            {
                if (at == start)
                {
                    var why = edges.First(e => e.From == start && Reaches(next, e.To, start));
                    yield return $"{start} → {why.To} ({why.Use.By.Name} uses {why.Use.Of.Name}) → … → {start}";
                    break;
                }

                if (seen.Add(at))
                {
                    foreach (var further in next[at])
                    {
                        open.Push(further);
                    }
                }
            }
        }
    }

    private static bool Reaches(ILookup<string, string> next, string from, string to)
    {
        var seen = new HashSet<string> { from };
        var open = new Stack<string>([from]);
        while (open.TryPop(out var at))
        {
            if (at == to)
            {
                return true;
            }

            foreach (var further in next[at].Where(seen.Add))
            {
                open.Push(further);
            }
        }

        return false;
    }

    [Fact]
    public void Kernel_uses_no_feature() => KernelUsing(Product.Domain.GetTypes(), Domain).ShouldBeEmpty();

    [Fact]
    public void A_kernel_that_uses_a_feature_is_caught() => KernelUsing(Samples(), Sample).ShouldNotBeEmpty();

    [Fact]
    public void A_feature_uses_only_what_another_makes_public() => Inside(Product.Domain.GetTypes(), Domain).ShouldBeEmpty();

    [Fact]
    public void A_reach_into_another_feature_is_caught() =>
        Inside(Samples(), Sample).ShouldBe(["Hazards.ReportHazard uses Grids.GridRow"]);

    [Fact]
    public void Features_do_not_depend_on_each_other_in_a_circle() => Cycles(Product.Domain.GetTypes(), Domain).ShouldBeEmpty();

    [Fact]
    public void A_circle_of_features_is_caught() => Cycles(Samples(), Sample).ShouldNotBeEmpty();

    private static IEnumerable<Type> Samples() =>
        typeof(FeatureTests).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith(Sample, StringComparison.Ordinal) == true);
}
