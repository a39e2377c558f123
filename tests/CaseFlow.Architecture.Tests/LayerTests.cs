using System.Reflection;
using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>Rules 1 to 3: what each assembly may stand on.</summary>
public class LayerTests
{
    private static readonly string[] Base =
    [
        "System", "mscorlib", "netstandard",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options", "Microsoft.Extensions.Configuration.Abstractions",
    ];

    private static readonly string[] ForDomain =
    [
        .. Base, "MediatR", "FluentValidation",
        "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational",
        "NetTopologySuite", "NetTopologySuite.IO.GeoJSON4STJ",
    ];

    private static readonly string[] ForWorkflows = [.. ForDomain, "CaseFlow.Domain", "Jint", "Acornima", "Fluid", "Parlot", "Cronos", "Scrutor", "TimeZoneConverter"];

    private static IEnumerable<string> Beyond(Assembly assembly, string[] allowed) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !allowed.Contains(name) && !name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Domain_stands_on_mediator_validation_geometry_and_the_provider_neutral_store_alone() =>
        Beyond(Product.Domain, ForDomain).ShouldBeEmpty();

    [Fact]
    public void Workflows_stand_on_the_domain_and_on_sandboxed_expressions_alone() =>
        Beyond(Product.Workflows, ForWorkflows).ShouldBeEmpty();

    [Fact]
    public void A_web_project_is_caught_by_the_same_rule() =>
        Beyond(Product.Host, ForWorkflows).ShouldContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    /// <summary>Pages and endpoints send requests; what may happen is decided behind them, where it is authorised and audited.</summary>
    private static IEnumerable<string> PastTheMediator(IEnumerable<Type> types) =>
        from type in types
        from use in TypeUses.Of(type)
        where use.Of.FullName is "Microsoft.EntityFrameworkCore.DbContext" or "CaseFlow.Domain.Kernel.CaseFlowDb"
        select $"{use.By.FullName} uses {use.Of.Name}";

    [Fact]
    public void Pages_and_endpoints_never_touch_the_database_themselves() =>
        PastTheMediator(Product.Host.GetTypes().Where(t => IsPageOrEndpoint(t.Namespace))).Distinct().ShouldBeEmpty();

    [Fact]
    public void A_page_that_reads_the_database_is_caught() =>
        PastTheMediator([typeof(Samples.Layers.PageWithItsOwnQuery)]).ShouldNotBeEmpty();

    private static bool IsPageOrEndpoint(string? space) => space is not null &&
        (space.StartsWith("CaseFlow.Host.Pages", StringComparison.Ordinal) || space.StartsWith("CaseFlow.Host.Api", StringComparison.Ordinal));
}
