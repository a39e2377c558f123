using System.Globalization;
using System.Reflection;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Pages.Basis;
using CaseFlow.Testing;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace CaseFlow.Host.Tests.Pages.Basis;

/// <summary>The page of provisions leaves none out and leads nowhere that is not there.</summary>
public sealed class ProvisionsTests
{
    private const int Requirements = 152;

    [Fact]
    public void Every_requirement_stands_in_exactly_one_provision() =>
        Provisions.All.SelectMany(p => Numbers(p.Rules)).ShouldBe(Enumerable.Range(1, Requirements));

    [Fact]
    public void Every_place_is_a_page_or_a_process_of_the_product()
    {
        var pages = typeof(Provisions).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToHashSet();
        var processes = Directory.GetDirectories(Path.Combine(HostProcess.Root, "workflows")).Select(d => $"/processes/{Path.GetFileName(d)}").ToHashSet();
        Provisions.All.SelectMany(p => p.Places).Where(p => !pages.Contains(p) && !processes.Contains(p)).ShouldBeEmpty();
        Provisions.All.Where(p => p.Places.Count == 0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_place_has_a_name_in_both_languages(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Provisions.All.SelectMany(p => p.Places).Where(p => TextCatalog.Find($"basis-place{p.Replace('/', '.')}") is null).ShouldBeEmpty();
    }

    private static IEnumerable<int> Numbers(string rules)
    {
        var ends = rules.Split('–').Select(r => int.Parse(r[1..], CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
