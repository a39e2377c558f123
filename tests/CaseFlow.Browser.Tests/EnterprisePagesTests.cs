using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A street opens the file of an enterprise, is shown the one that is alike, and records that it closed.</summary>
public class EnterprisePagesTests(Chromium chromium)
{
    private const string Code = "91350100M000100Y43";

    [Fact]
    public async Task Street_opens_a_file_after_looking_at_the_one_alike_and_table_2_follows_its_changes()
    {
        await using var district = await DemoDistrict.OpenAsync(chromium);
        var street = await district.SignInAsync(Accounts.StreetOfficer);
        await street.GoAsync("/enterprises/table-2");
        var before = await TotalAsync(street);

        await street.GoAsync("/enterprises");
        await street.LeaveByAsync("enterprises-new");
        await street.Part("register-enterprise-submit").ClickAsync();
        foreach (var field in (string[])["name", "credit-code", "community", "address", "industry", "category", "legal-person", "contact"])
        {
            await Assertions.Expect(street.Part($"register-enterprise-{field}-error")).ToBeVisibleAsync();
        }

        await FillAsync(street);
        await street.Part("register-enterprise-submit").ClickAsync();
        await Assertions.Expect(street.Part("register-enterprise-alike")).ToContainTextAsync("小寨恒安百货商场");
        await street.ShotAsync("enterprise-alike");
        await street.Part("register-enterprise-distinct").CheckAsync();
        await street.LeaveByAsync("register-enterprise-submit");
        await Assertions.Expect(street.Part("enterprise-facts")).ToContainTextAsync("5211 百货零售");

        var file = new Uri(street.Page.Url).AbsolutePath;
        await street.GoAsync("/enterprises/table-2");
        (await TotalAsync(street)).ShouldBe(before + 1);

        await street.GoAsync(file);
        await street.Part("change-enterprise-kind-closed").CheckAsync();
        await street.Part("change-enterprise-day").FillAsync("2026-11-23");
        await street.Part("change-enterprise-day").PressAsync("Tab");
        await street.Part("change-enterprise-reason").FillAsync("注销营业执照");
        await street.Part("change-enterprise-submit").ClickAsync();
        await Assertions.Expect(street.Part("enterprise-state")).ToHaveTextAsync("已关闭");
        await Assertions.Expect(street.Part("enterprise-timeline")).ToContainTextAsync("起关闭：注销营业执照");
        await street.ShotAsync("enterprise-closed");
        await street.ReadsWellAsync();
        await street.GoAsync("/enterprises/table-2");
        (await TotalAsync(street)).ShouldBe(before);
        street.Faults.ShouldBeEmpty();
    }

    private static async Task FillAsync(Visitor street)
    {
        await street.Part("register-enterprise-name").FillAsync("小寨恒安 百货商场(演示)有限公司");
        await street.Part("register-enterprise-credit-code").FillAsync(Code);
        await street.PickAsync("register-enterprise-community", "长安大学");
        await street.Part("register-enterprise-address").FillAsync("长安中路99号");
        await street.PickAsync("register-enterprise-industry", "5211");
        await street.Part("register-enterprise-category").SelectOptionAsync("13");
        await street.Part("register-enterprise-legal-person").FillAsync("郑亚楠");
        await street.Part("register-enterprise-contact").FillAsync("刘德胜");
    }

    private static async Task<int> TotalAsync(Visitor street) =>
        int.Parse(await street.Part("table-2-total").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
