using System.Reflection;
using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>Rule 5: one clock, and nothing that blocks a thread. The compiler bans the same symbols; a pragma does not get past this.</summary>
public class ClockTests
{
    private static readonly string[] Banned =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Threading.Thread.Sleep", "System.Threading.Tasks.Task`1.get_Result", "System.Threading.Tasks.Task.Wait",
    ];

    private static IEnumerable<string> Calls(IEnumerable<Type> types) =>
    (
        from type in types
        from use in TypeUses.Of(type)
        where use.Member is MethodInfo
        let called = $"{use.Member.DeclaringType!.Namespace}.{use.Member.DeclaringType.Name}.{use.Member.Name}"
        where Banned.Contains(called)
        select $"{use.By.FullName} calls {called}").Distinct();

    [Fact]
    public void Time_comes_from_the_time_provider_alone_and_no_thread_is_blocked() =>
        Calls(Product.Assemblies.SelectMany(a => a.GetTypes())).ShouldBeEmpty();

    [Fact]
    public void A_clock_of_its_own_and_a_blocked_thread_are_caught() =>
        Calls(typeof(ClockTests).Assembly.GetTypes().Where(t => t.Namespace == "CaseFlow.Architecture.Tests.Samples.Clocks"))
            .Count().ShouldBe(3);

    [Fact]
    public void The_compiler_bans_the_same_symbols()
    {
        var listed = Product.Text("BannedSymbols.txt");
        listed.ShouldContain("P:System.DateTime.Now;");
        listed.ShouldContain("P:System.DateTimeOffset.UtcNow;");
        listed.ShouldContain("P:System.Threading.Tasks.Task`1.Result;");
        listed.ShouldContain("M:System.Threading.Thread.Sleep(System.Int32);");
    }
}
