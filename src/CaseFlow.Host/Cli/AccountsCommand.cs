using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security.Accounts;

namespace CaseFlow.Host.Cli;

/// <summary>
/// <c>accounts create</c>: a person, their post and their account in one go; the way to the first administrator, since
/// there are no accounts by default. The password never stands on the command line.
/// </summary>
internal sealed class AccountsCommand : ICliCommand
{
    public Command Build()
    {
        var userName = new Argument<string>("user-name") { Description = TextCatalog.Get("cli.accounts.user-name") };
        var name = new Option<string>("--name") { Description = TextCatalog.Get("cli.accounts.person"), Required = true };
        var role = new Option<string>("--role") { Description = TextCatalog.Get("cli.accounts.role"), Required = true };
        var unit = new Option<string>("--unit") { Description = TextCatalog.Get("cli.accounts.unit"), Required = true };
        role.AcceptOnlyFromAmong([.. RoleCatalog.All.Order()]);
        var create = new Command("create", TextCatalog.Get("cli.accounts.create")) { userName, name, role, unit };
        create.SetAction(async (result, ct) =>
        {
            var password = await SecretInput.ReadAsync(TextCatalog.Get("cli.accounts.password"), ct);
            await using var product = await Product.OpenAsync(ct);
            var account = new OpenAccount(
                result.GetRequiredValue(userName), password, result.GetRequiredValue(name), result.GetRequiredValue(role), result.GetRequiredValue(unit));
            var (code, _) = await product.SendAsync(account, ct);
            if (code == ExitCodes.Done)
            {
                Console.WriteLine(TextCatalog.Get("cli.accounts.created", account.UserName));
            }

            return code;
        });
        return new Command("accounts", TextCatalog.Get("cli.accounts")) { create };
    }
}
