using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.TipOffs;
using CaseFlow.Host.Pages.TipOffs;
using CaseFlow.Host.Security;
using CaseFlow.Host.Tests.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Tests.TipOffs;

/// <summary>What everybody may do without signing in, and how often (R46, C58).</summary>
public sealed class PublicTipOffTests
{
    private const string Form = "/public/tip-offs/new", Follow = "/public/tip-offs/follow";

    [Fact]
    public async Task Fifty_in_a_minute_from_one_address_are_stopped_after_five_and_twenty_an_hour()
    {
        await using var stage = await StartAsync();
        var browser = stage.Browser();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 50; i++)
        {
            answers.Add((await SubmitAsync(browser)).StatusCode);
        }

        answers.Count(a => a == HttpStatusCode.OK).ShouldBe(5);
        answers.Skip(5).ShouldAllBe(a => a == HttpStatusCode.TooManyRequests);
        (await (await SubmitAsync(browser)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("tip-off.too-many");
        for (var minute = 0; minute < 5; minute++)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(1));
            for (var i = 0; i < 5; i++)
            {
                answers.Add((await SubmitAsync(browser)).StatusCode);
            }
        }

        answers.Count(a => a == HttpStatusCode.OK).ShouldBe(20);
    }

    [Fact]
    public async Task Guessed_codes_answer_alike_and_lock_the_address_for_the_right_one_too()
    {
        await using var stage = await StartAsync("--Security:TipOffFailures", "3");
        var browser = stage.Browser();
        var receipt = await (await SubmitAsync(browser)).Content.ReadFromJsonAsync<JsonElement>();
        var code = receipt.GetProperty("code").GetString()!;
        (await FollowAsync(browser, code)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var wrong = new List<string>();
        foreach (var guess in new[] { ReceiptCode.New(), "abc", $"{code}0" })
        {
            var answer = await FollowAsync(browser, guess);
            wrong.Add($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        wrong.Distinct().ShouldHaveSingleItem().ShouldContain("tip-off.code-unknown");
        (await FollowAsync(browser, code)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        stage.Clock.Advance(TimeSpan.FromMinutes(16));
        (await FollowAsync(browser, code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Form_without_scripts_gives_one_receipt_for_two_presses_and_shows_a_script_as_text()
    {
        await using var stage = await StartAsync();
        var browser = stage.Browser();
        var page = await browser.GetStringAsync(Form);
        WebUtility.HtmlDecode(page).ShouldContain("举报安全问题");
        var refused = await PostAsync(browser, page, new() { ["description"] = "<script>alert(1)</script>", ["phone"] = "12" });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var again = await refused.Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(again).ShouldContain("不是电话号码");
        again.ShouldNotContain("<script>alert(1)");
        again.ShouldContain("&lt;script&gt;alert(1)");

        var first = await Code(await PostAsync(browser, page, new() { ["description"] = "堵塞" }));
        (await Code(await PostAsync(browser, page, new() { ["description"] = "堵塞" }))).ShouldBe(first);
        (await stage.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Command == nameof(SubmitTipOff) && e.Succeeded).Select(e => e.Origin).Distinct().ToListAsync())).ShouldBe(["public"]);
        (await stage.SendAsync(new ListTipOffs())).Value.Page.Total.ShouldBe(1);

        var follow = await browser.GetStringAsync(Follow);
        var standing = await (await PostAsync(browser, follow, new() { ["code"] = first }, Follow)).Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(standing).ShouldContain("待受理");
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Addresses_of_one_household_share_a_measure(string one, string other, bool shared)
    {
        var gate = new PublicGate(new SecurityOptions { TipOffsPerMinute = 1 }, new SecurityClock(TimeProvider.System));
        gate.MaySubmit(one).ShouldBeTrue();
        gate.MaySubmit(other).ShouldBe(!shared);
    }

    [Fact]
    public void More_addresses_than_can_be_kept_apart_share_one_measure()
    {
        var gate = new PublicGate(new SecurityOptions { TipOffsPerMinute = 1 }, new SecurityClock(TimeProvider.System));
        var passed = Enumerable.Range(0, 10_100).Count(i => gate.MaySubmit($"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"));
        passed.ShouldBe(10_001);
    }

    private static async Task<SecurityStage> StartAsync(params string[] settings)
    {
        var stage = await SecurityStage.StartAsync(settings);
        await stage.SendAsync(new ImportRegions([new("610100000000", "西安市"), new("610113000000", "雁塔区"), new("610113001000", "小寨路街道")]));
        return stage;
    }

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient browser) => browser.PostAsJsonAsync(
        "/api/v1/public/tip-offs", new { kind = "hazard", streetCode = "610113001000", place = "小寨东路", description = "堵塞" });

    private static Task<HttpResponseMessage> FollowAsync(HttpClient browser, string code) => browser.PostAsJsonAsync("/api/v1/public/tip-offs/follow", new { code });

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, Dictionary<string, string> fields, string target = Form)
    {
        using var form = new MultipartFormDataContent();
        foreach (var hidden in new[] { "__RequestVerificationToken", "_handler", "key" })
        {
            if (System.Text.RegularExpressions.Regex.Match(page, $"name=\"{hidden}\" value=\"([^\"]+)\"") is { Success: true } match)
            {
                form.Add(new StringContent(match.Groups[1].Value), hidden);
            }
        }

        foreach (var (name, value) in new Dictionary<string, string> { ["kind"] = "hazard", ["streetCode"] = "610113001000", ["place"] = "小寨东路" }.Concat(fields))
        {
            form.Add(new StringContent(value), name);
        }

        return await browser.PostAsync(target, form);
    }

    private static async Task<string> Code(HttpResponseMessage answer) =>
        System.Text.RegularExpressions.Regex.Match(await answer.Content.ReadAsStringAsync(), "data-testid=\"tip-off-code\">([^<]+)<").Groups[1].Value is { Length: 24 } code
            ? code
            : throw new InvalidOperationException($"{answer.StatusCode}: no receipt");
}
