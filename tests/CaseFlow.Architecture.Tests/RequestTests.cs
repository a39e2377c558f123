using System.Reflection;
using CaseFlow.Domain.Kernel;
using MediatR;
using Shouldly;
using Xunit;

namespace CaseFlow.Architecture.Tests;

/// <summary>Rule 7 and the rights: what is found by scan, and that nothing is sent without saying who may.</summary>
public class RequestTests
{
    private static readonly Type[] Access =
        [typeof(AllowedToAttribute), typeof(AnyRoleAttribute), typeof(ProcessOnlyAttribute), typeof(ViaWorkItemAttribute)];

    private static IEnumerable<Type> Types => Product.Assemblies.SelectMany(a => a.GetTypes());

    private static bool Is(Type type, Type open) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);

    private static List<Type> Requests(IEnumerable<Type> types) =>
        [.. types.Where(t => t is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false } && Is(t, typeof(IRequest<>)))];

    private static IEnumerable<string> WithoutOneAccess(IEnumerable<Type> types) =>
        from request in Requests(types)
        let said = Access.Count(a => request.IsDefined(a, inherit: false))
        where said != 1
        select $"{request.FullName}: {said}";

    [Fact]
    public void Every_request_says_once_who_may_send_it() => WithoutOneAccess(Types).ShouldBeEmpty();

    [Fact]
    public void A_request_that_does_not_say_who_may_send_it_is_caught() =>
        WithoutOneAccess([typeof(Samples.Requests.OpenToAnybody)]).ShouldNotBeEmpty();

    /// <summary>Each request with its handlers, as the scan at start sees them.</summary>
    private static IEnumerable<string> NotHandledOnce(IReadOnlyCollection<Type> types)
    {
        var handled = types.Where(t => !t.IsAbstract)
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .ToLookup(i => i.GetGenericArguments()[0]);
        return Requests(types).Where(r => handled[r].Count() != 1).Select(r => $"{r.FullName}: {handled[r].Count()} handlers");
    }

    [Fact]
    public void Every_request_has_exactly_one_handler() => NotHandledOnce([.. Types]).ShouldBeEmpty();

    [Fact]
    public void A_request_without_a_handler_is_caught() => NotHandledOnce([typeof(Samples.Requests.OpenToAnybody)]).ShouldNotBeEmpty();

    [Fact]
    public void Forms_have_names_of_their_own()
    {
        var forms = Requests(Types).Select(t => t.GetCustomAttribute<ViaWorkItemAttribute>()?.Form).OfType<string>().ToList();
        forms.ShouldBeUnique();
    }

    [Fact]
    public void Handlers_are_sealed_and_internal() =>
        Types.Where(t => Is(t, typeof(IRequestHandler<,>)) && !t.IsAbstract && (t.IsPublic || !t.IsSealed)).Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void What_the_scan_finds_is_printed()
    {
        var requests = Requests(Types);
        var commands = requests.Where(t => typeof(ICommand).IsAssignableFrom(t)).Select(t => t.Name).Order().ToList();
        var queries = requests.Where(t => !typeof(ICommand).IsAssignableFrom(t)).Select(t => t.Name).Order().ToList();
        var features = Types.Where(t => typeof(IFeature).IsAssignableFrom(t) && !t.IsAbstract).Select(t => t.FullName!).Order().ToList();
        Print("commands", commands);
        Print("queries", queries);
        Print("features", features);
        Print("activities", FoundBy("Activity"));
        Print("endpoints", FoundBy("Endpoint"));
        commands.ShouldNotBeEmpty();
    }

    /// <summary>Types found through an interface of ours whose name tells their kind, e.g. IActivityExecutor, IEndpoints.</summary>
    private static List<string> FoundBy(string kind)
    {
        var found = Types.Where(t => t is { IsAbstract: false, IsClass: true } && t.GetInterfaces().Any(i => i.Namespace?.StartsWith("CaseFlow", StringComparison.Ordinal) == true && i.Name.Contains(kind, StringComparison.Ordinal)));
        return [.. found.Select(t => t.Name).Order()];
    }

    private static void Print(string what, List<string> found) =>
        TestContext.Current.TestOutputHelper!.WriteLine($"{found.Count} {what}: {string.Join(", ", found)}");
}
