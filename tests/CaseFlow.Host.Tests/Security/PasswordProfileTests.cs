using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Security;

public sealed class PasswordProfileTests
{
    private static readonly PasswordHasher<Account> Hasher = new();
    private static readonly PasswordProfile Profile = new(new SecurityOptions(), Hasher);

    [Theory]
    [InlineData("Ab1-xyz", "password.length")]
    [InlineData("abcdwxyz1", "password.classes")]
    [InlineData("ABCD1234WXYZ", "password.classes")]
    [InlineData("P@ssw0rd!", "password.common")]
    [InlineData("Admin@2026", "password.common")]
    [InlineData("Qwer1234!", "password.common")]
    [InlineData("Xian-2026", "password.common")]
    [InlineData("12345678Aa", "password.common")]
    [InlineData("My-Zhangwei-7", "password.user-name")]
    public void Weak_password_is_refused_by_name(string password, string code) => Check(Account(), password).ShouldContain(code);

    [Theory]
    [InlineData("Kx7-river-stone")]
    [InlineData("Demo-2026-yanta")]
    [InlineData("正确马电池订书钉Aa1")]
    [InlineData("a-Long-sentence-is-a-good-password-and-may-be-longer-than-sixty-four")]
    public void Good_password_passes(string password) => Check(Account(), password).ShouldBeEmpty();

    [Fact]
    public void None_of_the_last_five_comes_again_and_the_sixth_may()
    {
        var account = Account();
        foreach (var n in Enumerable.Range(1, 6))
        {
            Profile.Remember(account);
            account.PasswordHash = Hasher.HashPassword(account, $"River-{n}-stone");
        }

        Enumerable.Range(2, 5).ShouldAllBe(n => Check(account, $"River-{n}-stone").Contains("password.used-before"));
        Check(account, "River-1-stone").ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Account_needs_a_free_name_a_person_in_office_and_a_good_password(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        (await district.SendAsync(new OpenAccount("zhang", "Kx7-river-stone", "张伟", "district-office", "区安委办"))).Succeeded.ShouldBeTrue();

        (await CodeAsync(district, new("ZHANG", "Kx7-river-stone", "张三", "district-office", "区安委办"))).ShouldBe("account.user-name-taken");
        (await CodeAsync(district, new("张三", "Kx7-river-stone", "张三", "district-office", "区安委办"))).ShouldBe("account.user-name");
        (await CodeAsync(district, new("li", "Kx7-river-stone", "李四", "district-office", "区安委办"))).ShouldBe("account.user-name");
        (await CodeAsync(district, new("lisi", "password", "李四", "district-office", "区安委办"))).ShouldBe("password.classes");
        (await CodeAsync(district, new("lisi", "Kx7-river-stone", "李四", "mayor", "区安委办"))).ShouldBe("post.role-unknown");
        (await district.SendAsync(new CreateAccount(Guid.NewGuid(), "wangwu", "Kx7-river-stone"))).Refusals.Single().Code.ShouldBe("person.unknown");
    }

    [Fact]
    public async Task Password_never_appears_in_the_audit()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        await district.SendAsync(new OpenAccount("zhang", "Kx7-river-stone", "张伟", "district-office", "区安委办"));
        await district.SendAsync(new ResetPassword("zhang", "Quiet-7-lantern"));
        await using var scope = district.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();

        foreach (var entry in db.Set<Domain.Audit.AuditEntry>())
        {
            (entry.Changes + entry.Effects).ShouldNotContain("assword\"");
            (entry.Changes + entry.Effects).ShouldNotContain("lantern");
        }
    }

    private static Account Account() => new() { Id = Guid.NewGuid(), PersonId = Guid.NewGuid(), UserName = "zhangwei" };

    private static IReadOnlyList<string> Check(Account account, string password) => [.. Profile.Check(account, password).Select(r => r.Code)];

    private static async Task<string> CodeAsync(TestDistrict district, OpenAccount command) => (await district.SendAsync(command)).Refusals[0].Code;
}
