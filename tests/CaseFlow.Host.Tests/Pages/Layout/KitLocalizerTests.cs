using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CaseFlow.Host.Pages.Layout;
using MudBlazor;
using Shouldly;
using Xunit;

namespace CaseFlow.Host.Tests.Pages.Layout;

public sealed partial class KitLocalizerTests
{
    private static readonly Dictionary<string, string> BuiltIn = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudLocalizer).Assembly)
        .GetResourceSet(CultureInfo.InvariantCulture, true, true)!
        .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    public KitLocalizerTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void Every_text_of_the_kit_is_there_in_chinese()
    {
        BuiltIn.ShouldNotBeEmpty();
        var localizer = new KitLocalizer();
        BuiltIn.Keys.Where(k => localizer[k].ResourceNotFound).ShouldBeEmpty();
        BuiltIn.Keys.Where(k => Letters().IsMatch(localizer[k].Value.Replace("{0}", "", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Chinese_texts_take_the_parameters_of_the_english_ones()
    {
        var localizer = new KitLocalizer();
        BuiltIn.Where(t => !Holes(t.Value).SetEquals(Holes(localizer[t.Key].Value))).Select(t => t.Key).ShouldBeEmpty();
    }

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Letters();
}
