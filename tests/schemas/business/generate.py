#!/usr/bin/env python3
"""Writes the business schema: 150 tables and 700 indexes, for each engine, beside this file. The same bytes whenever it runs.

A line of TABLES is `name | flags | comment | columns | indexes | checks and foreign keys`.

Columns: `name:type`, `name=enum:default`, `name>table` (a reference); behind it `!` is NOT NULL, and for a reference one letter is what
its deletion does (r RESTRICT, c CASCADE, n SET NULL, else NO ACTION), `d` deferred; `name{expression}:type` is generated; `#text` is a comment.
Flags: t belongs to a tenant, s has `deleted_at`, v has `version`, u has a UUID for a key, n has no times, pk=a+b is a key of several columns.
Indexes: `u:` unique, `i:` not; columns joined by `+`, `-` behind one is DESC; ` & ` what is covered, ` ? ` where.
The last part: `c:name=expression`, `f:a+b>table(c+d)`, `k:a+b` a unique constraint.
"""

import os
import re

TABLES_WANTED = 150
INDEXES_WANTED = 700

ENUMS = {
    "account_kind": "asset liability equity income expense",
    "activity_kind": "call mail meeting task",
    "address_kind": "billing shipping both",
    "applicant_state": "new screened invited offered hired rejected",
    "approval": "draft submitted approved rejected",
    "carrier_service": "standard express freight pickup",
    "contract_kind": "permanent temporary freelance intern",
    "count_state": "planned counting done",
    "discount_kind": "percent amount",
    "document_state": "draft open paid void",
    "employee_state": "candidate active on-leave left",
    "lead_source": "web phone fair referral other",
    "leave_state": "requested approved refused withdrawn",
    "lot_state": "quarantine released blocked",
    "movement_kind": "receipt issue transfer adjustment",
    "order_state": "draft confirmed packed shipped closed cancelled",
    "payment_kind": "card transfer cash direct-debit",
    "production_state": "planned released running finished scrapped",
    "quality_result": "passed failed waived",
    "severity": "info warning error",
    "subscription_state": "trial active paused ended",
    "user_state": "invited active locked",
}

TABLES = """
# core
tenants || Who uses the system; everything else belongs to one. | name:name!, slug:code!, plan:short!, owner_id>users nd, is_active:bool!, settings:json! | u:lower(slug); i:name; i:created_at- ? is_active | c:slug=length(slug) >= 3
users | tsv | People who sign in. | email:email!#As it was typed., username:login!, full_name:name, password_hash:text, state=user_state:invited!, last_seen_at:ts, failed_logins:int!, locale_id>languages n | u:tenant_id+lower(email) ? deleted_at IS NULL; u:tenant_id+username; i:state+last_seen_at-; i:lower(full_name); i:tenant_id+email & full_name, state | c:failed=failed_logins >= 0; k:tenant_id+id
roles | t | What users may be. | name:name!, description:text, is_builtin:bool!, parent_id>roles n | u:tenant_id+name; i:is_builtin ? is_builtin |
permissions || What can be allowed. | code:code!, area:short!, description:text | u:code; i:area+code |
role_permissions | n,pk=role_id+permission_id | What a role may do. | role_id>roles!c, permission_id>permissions!c, granted_at:ts! | i:granted_at- |
user_roles | n,pk=user_id+role_id | Which roles a user has. | user_id>users!c, role_id>roles!c, granted_by_id>users n, valid_until:date | i:valid_until ? valid_until IS NOT NULL |
sessions | u | Who is signed in. | user_id>users!c, token_hash:code!, address:short, agent:text, expires_at:ts!, revoked_at:ts | u:token_hash; i:expires_at ? revoked_at IS NULL; i:user_id+expires_at- |
api_keys | tu | Keys of programs. | user_id>users c, name:name!, key_hash:code!, scopes:json!, last_used_at:ts, revoked_at:ts | u:key_hash; u:tenant_id+name ? revoked_at IS NULL; i:last_used_at- |
audit_logs | t | What was done, never changed. | user_id>users n, action:code!, entity:code!, entity_id:big!, severity=severity:info!, before:json, after:json | i:entity+entity_id+created_at-; i:tenant_id+created_at- & action, user_id; i:action; i:created_at ? severity = 'error' |
settings | t | What a tenant chose. | name:code!, value:json!, changed_by_id>users n | u:tenant_id+name |
files | tus | What was uploaded. | owner_id>users n, name:name!, mime:short!, size_bytes:big!, checksum:code!, entity:code, entity_id:big | i:entity+entity_id ? deleted_at IS NULL; i:checksum; i:size_bytes- | c:size=size_bytes >= 0
notifications | t | What users are told. | user_id>users!c, title:name!, body:text, severity=severity:info!, read_at:ts | i:user_id+created_at- ? read_at IS NULL; i:severity |
webhooks | ts | Where others want to hear of what happens. | url:url!, secret:code!, events:json!, is_active:bool!, failures:int! | i:tenant_id+url; i:failures- ? is_active |
webhook_deliveries | u | What was sent there. | webhook_id>webhooks!c, event:code!, payload:json!, status_code:int, attempts:int!, delivered_at:ts | i:webhook_id+created_at-; i:event; i:attempts ? delivered_at IS NULL | c:status=status_code BETWEEN 100 AND 599
# reference
countries | | Countries by ISO 3166. | code:country!, name:name!, currency_id>currencies r, phone_prefix:short, is_in_eu:bool! | u:code; i:lower(name) |
currencies | | Currencies by ISO 4217. | code:currency!, name:name!, decimals:small!, symbol:short | u:code | c:decimals=decimals BETWEEN 0 AND 4
languages | | Languages by ISO 639. | code:short!, name:name! | u:code |
exchange_rates | | What a currency cost on a day. | from_id>currencies!r, to_id>currencies!r, valid_on:date!, rate:rate! | u:from_id+to_id+valid_on-; i:valid_on- & rate | c:rate=rate > 0; c:pair=from_id <> to_id
units | t | Units of quantities. | code:code!, name:name!, decimals:small! | u:tenant_id+code |
unit_conversions | | What one unit is in another. | from_id>units!c, to_id>units!c, factor:rate! | u:from_id+to_id | c:factor=factor > 0
tax_codes | t | Kinds of tax. | code:code!, name:name!, country_id>countries r, is_reverse:bool! | u:tenant_id+code; i:is_reverse ? is_reverse |
tax_rates | | What a tax costs since when. | tax_code_id>tax_codes!c, percent:percent!, valid_from:date!, valid_to:date | u:tax_code_id+valid_from-; i:valid_to ? valid_to IS NULL | c:dates=valid_to IS NULL OR valid_to > valid_from
payment_terms | t | When what is owed is due. | code:code!, name:name!, days:int!, discount_days:int!, discount_percent:percent! | u:tenant_id+code; i:days | c:days=discount_days <= days
holidays | t | Days without work. | country_id>countries c, day:date!, name:name! | i:day; u:tenant_id+country_id+day |
# organisation
companies | ts | Legal persons of a tenant. | name:name!, legal_name:name, tax_number:code, country_id>countries r, currency_id>currencies!r, parent_id>companies n | u:tenant_id+lower(name) ? deleted_at IS NULL; i:tax_number ? tax_number IS NOT NULL | c:parent=parent_id <> id; k:tenant_id+id
branches | t | Where a company works. | company_id>companies!c, code:code!, name:name!, manager_id>employees nd | u:company_id+code; i:name | f:tenant_id+company_id>companies(tenant_id+id)
departments | t | Parts of a company. | company_id>companies!c, code:code!, name:name!, parent_id>departments n, head_id>employees nd | u:company_id+code; i:tenant_id+name |
cost_centers | t | Where costs go. | department_id>departments n, code:code!, name:name!, is_active:bool!, valid_from:date | u:tenant_id+code; i:valid_from ? is_active |
positions | t | What people are employed as. | department_id>departments r, title:name!, grade:small, headcount:int! | i:tenant_id+title; i:grade- | c:headcount=headcount >= 0
teams | ts | Who works together. | department_id>departments n, lead_id>employees nd, name:name! | u:tenant_id+name ? deleted_at IS NULL |
team_members | n,pk=team_id+employee_id | Who is in a team. | team_id>teams!c, employee_id>employees!c, joined_on:date!, share:percent! | i:joined_on-; i:employee_id+team_id & share |
locations | t | Buildings and rooms. | branch_id>branches c, parent_id>locations c, code:code!, name:name!, street:name, city:name, postal_code:short, country_id>countries r, latitude:geo, longitude:geo | u:tenant_id+code; i:country_id+postal_code; i:lower(city); i:latitude+longitude | c:latitude=latitude BETWEEN -90 AND 90; c:longitude=longitude BETWEEN -180 AND 180
# people
employees | tsv | Who is, was or will be employed. | user_id>users n, number:code!, first_name:name!, last_name:name!, full_name{first_name || ' ' || last_name}:name, email:email, born_on:date, hired_on:date, left_on:date, state=employee_state:candidate!, department_id>departments r, position_id>positions n, manager_id>employees n | u:tenant_id+number; u:lower(email) ? email IS NOT NULL; i:last_name+first_name; i:department_id+state & last_name; i:hired_on- ? left_on IS NULL | c:left=left_on IS NULL OR left_on >= hired_on; c:manager=manager_id <> id
employment_contracts | t | What was agreed with an employee. | employee_id>employees!c, kind=contract_kind:permanent!, starts_on:date!, ends_on:date, hours_per_week:hours!, file_id>files n | i:employee_id+starts_on-; i:ends_on ? ends_on IS NOT NULL; i:kind | c:dates=ends_on IS NULL OR ends_on >= starts_on; c:hours=hours_per_week > 0 AND hours_per_week <= 60
salaries | t | What is paid since when. | contract_id>employment_contracts!c, amount:money!, currency_id>currencies!r, valid_from:date!, approved_by_id>users n | u:contract_id+valid_from-; i:amount- | c:amount=amount >= 0
payroll_runs | t | What is paid together. | company_id>companies!r, period_from:date!, period_to:date!, state=approval:draft!, total:money! | u:company_id+period_from; i:state+period_to- | c:period=period_to > period_from
payslips | t | What one employee gets of it. | run_id>payroll_runs!c, employee_id>employees!r, gross:money!, deductions:money!, net{gross - deductions}:money, paid_on:date | u:run_id+employee_id; i:employee_id+paid_on-; i:paid_on ? paid_on IS NULL | c:gross=gross >= deductions
payslip_lines || Its lines. | payslip_id>payslips!c, position:int!, label:name!, amount:money!, account_id>accounts n | u:payslip_id+position; i:label |
leave_types | t | Why one may stay away. | code:code!, name:name!, is_paid:bool!, days_per_year:hours | u:tenant_id+code; i:name ? is_paid |
leave_balances || What is left of a year. | employee_id>employees!c, leave_type_id>leave_types!c, year:small!, entitled:hours!, taken:hours!, remaining{entitled - taken}:hours | u:employee_id+leave_type_id+year-; i:year+remaining- | c:year=year BETWEEN 1990 AND 2100
leave_requests | tv | Who asks to stay away. | employee_id>employees!c, leave_type_id>leave_types!r, from_day:date!, to_day:date!, state=leave_state:requested!, decided_by_id>employees n, reason:text | i:employee_id+from_day-; i:state+from_day ? state = 'requested'; i:to_day- | c:days=to_day >= from_day
attendances | t | When someone was there. | employee_id>employees!c, came_at:ts!, left_at:ts, location_id>locations n | u:employee_id+came_at; i:came_at- ? left_at IS NULL; i:left_at- |
shifts | t | When one works. | name:name!, starts_at:time!, ends_at:time!, break_minutes:int! | u:tenant_id+name; i:starts_at+ends_at | c:break=break_minutes BETWEEN 0 AND 240
shift_assignments || Who works when. | shift_id>shifts!c, employee_id>employees!c, day:date! | u:employee_id+day+shift_id; i:day-+shift_id |
job_openings | ts | Whom one looks for. | position_id>positions!c, title:name!, description:text, published_on:date, closes_on:date, recruiter_id>employees n | i:published_on- ? deleted_at IS NULL; i:closes_on; i:lower(title) |
applicants | ts | Who wants to be employed. | opening_id>job_openings!c, name:name!, email:email!, phone:short, state=applicant_state:new!, score:small, cv_id>files n | i:lower(email); i:opening_id+score-; u:opening_id+email ? deleted_at IS NULL; i:state & score, name | c:score=score BETWEEN 0 AND 100
interviews | t | Talks with them. | applicant_id>applicants!c, interviewer_id>employees!r, at:ts!, minutes:small!, verdict:text | i:at-; i:interviewer_id+at | c:minutes=minutes > 0
trainings | t | What one can learn. | title:name!, starts_on:date!, ends_on:date!, seats:int!, price:money! | i:starts_on-; i:title | c:dates=ends_on >= starts_on; c:seats=seats > 0
training_participants | n,pk=training_id+employee_id | Who learns it. | training_id>trainings!c, employee_id>employees!c, completed_on:date, grade:small | i:completed_on ? completed_on IS NULL; i:grade- |
appraisals | t | What is thought of one's work. | employee_id>employees!c, reviewer_id>employees!r, year:small!, rating:small, summary:text, state=approval:draft! | u:employee_id+reviewer_id+year; i:year-+rating- | c:rating=rating BETWEEN 1 AND 5; c:reviewer=reviewer_id <> employee_id
# customers
customers | tsv | Who buys. | number:code!, name:name!, tax_number:code, email:email, phone:short, territory_id>territories n, owner_id>users n, currency_id>currencies!r, payment_term_id>payment_terms r, primary_contact_id>contacts nd, credit_limit:money!, balance:money!, available{credit_limit - balance}:money, is_blocked:bool! | u:tenant_id+number; u:tenant_id+tax_number ? tax_number IS NOT NULL AND deleted_at IS NULL; i:tenant_id+lower(name); i:lower(email); i:balance- ? is_blocked; i:owner_id+name & number, balance | c:limit=credit_limit >= 0; k:tenant_id+id
contacts | ts | People at a customer. | customer_id>customers!c, first_name:name, last_name:name!, email:email, phone:short, birthday:date, is_primary:bool! | i:customer_id+last_name+first_name; u:customer_id ? is_primary; i:lower(email); i:birthday ? birthday IS NOT NULL |
customer_addresses | t | Where they are. | customer_id>customers!c, kind=address_kind:both!, street:name!, city:name!, postal_code:short!, country_id>countries!r, is_default:bool! | u:customer_id+kind ? is_default; i:country_id+postal_code; i:city |
customer_groups | t | Customers who are treated alike. | name:name!, discount:percent!, price_list_id>price_lists n | u:tenant_id+name; i:discount- |
customer_group_members | n,pk=group_id+customer_id | Who is in them. | group_id>customer_groups!c, customer_id>customers!c, since:date! | i:since- |
leads | ts | Who might buy one day. | name:name!, company:name, email:email, phone:short, source=lead_source:web!, owner_id>users n, customer_id>customers n, score:small! | i:tenant_id+source; i:score- ? customer_id IS NULL; i:lower(email); i:owner_id+created_at- | c:score=score BETWEEN 0 AND 100
opportunity_stages | t | How far it is. | name:name!, position:int!, probability:percent!, is_won:bool!, is_lost:bool! | u:tenant_id+position; i:probability- | c:end=NOT (is_won AND is_lost)
opportunities | tsv | What might be sold. | customer_id>customers c, lead_id>leads r, stage_id>opportunity_stages!r, name:name!, value:money!, probability:percent!, expected{value * probability / 100}:money, closes_on:date, owner_id>users n, campaign_id>campaigns n | i:stage_id+closes_on; i:tenant_id+value- ? deleted_at IS NULL; i:owner_id+stage_id & value; i:expected- | c:anyone=customer_id IS NOT NULL OR lead_id IS NOT NULL
activities | ts | What was or will be done for it. | kind=activity_kind:task!, subject:name!, customer_id>customers c, contact_id>contacts n, opportunity_id>opportunities c, owner_id>users n, due_at:ts, done_at:ts, body:text | i:owner_id+due_at ? done_at IS NULL; i:customer_id+created_at-; i:kind+done_at-; i:due_at ? done_at IS NULL AND deleted_at IS NULL |
campaigns | t | What is done for many. | name:name!, starts_on:date, ends_on:date, budget:money!, spent:money!, left_over{budget - spent}:money, parent_id>campaigns n | u:tenant_id+name; i:starts_on-+ends_on- | c:dates=ends_on IS NULL OR ends_on >= starts_on
campaign_members | n,pk=campaign_id+lead_id | Whom it reaches. | campaign_id>campaigns!c, lead_id>leads!c, sent_at:ts, opened_at:ts, answered_at:ts | i:sent_at-; i:opened_at- ? opened_at IS NOT NULL; i:answered_at |
tags | t | Words to find things by. | name:name!, color:short | u:tenant_id+lower(name) |
customer_tags | n,pk=customer_id+tag_id | Which customers have them. | customer_id>customers!c, tag_id>tags!c, tagged_by_id>users n | i:tag_id+customer_id |
territories | t | Where someone sells. | code:code!, name:name!, parent_id>territories n, manager_id>users n | u:tenant_id+code |
sales_targets | t | What is to be sold. | territory_id>territories c, user_id>users c, period_from:date!, period_to:date!, amount:money! | u:territory_id+user_id+period_from; i:period_to-; i:amount- & user_id | c:period=period_to > period_from; c:anyone=territory_id IS NOT NULL OR user_id IS NOT NULL
# catalogue
brands | t | Who made it. | name:name!, website:url | u:tenant_id+lower(name) |
product_categories | t | How products are found. | parent_id>product_categories c, slug:code!, name:name!, position:int! | u:tenant_id+slug; i:parent_id+position |
products | tsv | What is sold. | sku:code!, name:name!, description:text, brand_id>brands n, unit_id>units!r, tax_code_id>tax_codes r, price:money!, cost:money!, margin{price - cost}:money, weight:qty, attributes:json!, is_active:bool!, launched_on:date | u:tenant_id+sku; i:tenant_id+lower(name) ? deleted_at IS NULL; i:price-; i:margin-; i:brand_id+name & sku, price; i:launched_on- ? is_active; i:name-+sku | c:price=price >= 0 AND cost >= 0; c:sku=length(sku) > 0; k:tenant_id+id
product_variants | ts | Its kinds. | product_id>products!c, sku:code!, name:name!, price:money, barcode:code, position:int! | u:product_id+sku; u:barcode ? barcode IS NOT NULL; i:product_id+position; i:tenant_id+sku & name | c:price=price IS NULL OR price >= 0
product_category_links | n,pk=product_id+category_id | Where products are. | product_id>products!c, category_id>product_categories!c, position:int! | i:category_id+position |
attributes | t | What variants differ in. | code:code!, name:name!, position:int! | u:tenant_id+code; i:position |
attribute_values || And how. | attribute_id>attributes!c, value:name!, position:int! | u:attribute_id+value; i:attribute_id+position |
variant_attribute_values | n,pk=variant_id+attribute_id | What a variant is. | variant_id>product_variants!c, attribute_id>attributes!c, value_id>attribute_values!r | i:attribute_id+value_id |
price_lists | t | Prices for some. | code:code!, name:name!, currency_id>currencies!r, valid_from:date, valid_to:date, is_default:bool! | u:tenant_id+code; u:tenant_id+currency_id ? is_default; i:valid_to | c:dates=valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from
price_list_items || What costs what there. | price_list_id>price_lists!c, variant_id>product_variants!c, min_quantity:qty!, price:money! | u:price_list_id+variant_id+min_quantity; i:variant_id+price & min_quantity | c:price=price >= 0
discounts | ts | What makes it cheaper. | code:code!, kind=discount_kind:percent!, value:money!, starts_at:ts!, ends_at:ts, max_uses:int, used:int! | u:tenant_id+code ? deleted_at IS NULL; i:starts_at-+ends_at; i:ends_at ? max_uses IS NULL | c:value=value > 0; c:percent=kind <> 'percent' OR value <= 100; c:used=max_uses IS NULL OR used <= max_uses
bundles | t | Products that are sold together. | product_id>products!c, name:name!, price:money! | u:product_id+name |
bundle_items || What is in a bundle. | bundle_id>bundles!c, variant_id>product_variants!r, quantity:qty! | u:bundle_id+variant_id; i:quantity- | c:quantity=quantity > 0
# sales
quotes | tsv | What was offered. | number:code!, customer_id>customers!r, opportunity_id>opportunities n, quoted_on:date!, valid_until:date, state=approval:draft!, net:money!, tax:money!, gross{net + tax}:money, previous_id>quotes n | u:tenant_id+number; i:customer_id+quoted_on-; i:state+valid_until ? deleted_at IS NULL; i:gross- | c:valid=valid_until IS NULL OR valid_until >= quoted_on
quote_lines || Its lines. | quote_id>quotes!c, position:int!, variant_id>product_variants r, text:text, quantity:qty!, unit_price:money!, discount:percent!, total{quantity * unit_price * (100 - discount) / 100}:money | u:quote_id+position; i:variant_id+unit_price | c:quantity=quantity > 0
orders | tsv | What was ordered. | number:code!, customer_id>customers!r, quote_id>quotes n, invoice_id>invoices nd, coupon_id>coupons n, state=order_state:draft!, ordered_at:ts!, due_on:date, currency_id>currencies!r, net:money!, tax:money!, gross{net + tax}:money#What the customer pays., note:text, meta:json! | u:tenant_id+number; i:customer_id+ordered_at- & state, gross; i:tenant_id+state+ordered_at-; i:due_on ? state = 'confirmed'; i:ordered_at- ? deleted_at IS NULL; i:gross- | c:amounts=net >= 0 AND tax >= 0; f:tenant_id+customer_id>customers(tenant_id+id); k:tenant_id+id
order_lines | t | Its lines. | order_id>orders!c, position:int!, product_id>products!r, variant_id>product_variants r, quantity:qty!, unit_price:money!, discount:percent!, total{quantity * unit_price * (100 - discount) / 100}:money, shipped_quantity:qty! | u:order_id+position; i:product_id+created_at-; i:variant_id ? shipped_quantity < quantity; i:total- & order_id | c:quantity=quantity > 0; c:shipped=shipped_quantity BETWEEN 0 AND quantity; c:discount=discount <= 100 OR unit_price = 0; f:tenant_id+order_id>orders(tenant_id+id); f:tenant_id+product_id>products(tenant_id+id)
order_status_changes || How it went. | order_id>orders!c, from_state=order_state, to_state=order_state:confirmed!, changed_by_id>users n, reason:text | i:order_id+created_at-; i:to_state+created_at- | c:change=from_state IS NULL OR from_state <> to_state
carriers | t | Who brings it. | code:code!, name:name!, service=carrier_service:standard!, tracking_url:url | u:tenant_id+code; i:service |
shipping_zones | t | Where to. | name:name!, country_id>countries c, postal_from:short, postal_to:short | u:tenant_id+name; i:country_id+postal_from+postal_to |
shipping_methods | t | How, and for how much. | carrier_id>carriers!c, zone_id>shipping_zones!c, name:name!, price:money!, max_weight:qty, is_active:bool! | u:carrier_id+zone_id+name; i:price ? is_active | c:price=price >= 0
shipments | tv | What is on the way. | number:code!, order_id>orders!r, warehouse_id>warehouses!r, method_id>shipping_methods n, tracking:code, shipped_at:ts, delivered_at:ts, weight:qty | u:tenant_id+number; i:tracking ? tracking IS NOT NULL; i:shipped_at- ? delivered_at IS NULL; i:order_id+shipped_at- | c:times=delivered_at IS NULL OR delivered_at >= shipped_at
shipment_lines || What is in it. | shipment_id>shipments!c, order_line_id>order_lines!r, lot_id>lots n, quantity:qty! | u:shipment_id+order_line_id+lot_id; i:quantity- | c:quantity=quantity > 0
returns | tv | What comes back. | number:code!, order_id>orders!r, requested_at:ts!, received_at:ts, state=approval:draft!, reason:text | u:tenant_id+number; i:state+requested_at-; i:received_at ? received_at IS NULL |
return_lines || What is in it. | return_id>returns!c, order_line_id>order_lines!r, quantity:qty!, condition_note:text, is_restocked:bool! | u:return_id+order_line_id; i:is_restocked ? is_restocked | c:quantity=quantity > 0
coupons | ts | What one can write on an order. | code:code!, discount_id>discounts!c, customer_id>customers c, expires_on:date | u:tenant_id+lower(code); i:expires_on- ? deleted_at IS NULL |
coupon_redemptions || And who did. | coupon_id>coupons!r, order_id>orders!c, amount:money! | u:coupon_id+order_id; i:amount- | c:amount=amount >= 0
subscriptions | tsv | What is sold again and again. | customer_id>customers!r, number:code!, state=subscription_state:trial!, starts_on:date!, ends_on:date, renews_on:date, interval_months:small!, amount:money! | u:tenant_id+number; i:renews_on ? state = 'active'; i:customer_id+state; i:ends_on- | c:months=interval_months IN (1, 3, 6, 12); c:dates=ends_on IS NULL OR ends_on >= starts_on
subscription_items || What is in it. | subscription_id>subscriptions!c, variant_id>product_variants!r, quantity:qty!, price:money! | u:subscription_id+variant_id; i:price- |
# billing
invoices | tsv | What customers owe. | number:code!, customer_id>customers!r, order_id>orders n, period_id>accounting_periods r, state=document_state:draft!, issued_on:date!, due_on:date!, currency_id>currencies!r, net:money!, tax:money!, gross{net + tax}:money, paid:money!, is_paid{net + tax <= paid}:bool, entry_id>journal_entries n | u:tenant_id+number; i:customer_id+issued_on- & gross, paid; i:due_on ? state = 'open'; i:tenant_id+state+due_on; i:gross-; i:issued_on- ? deleted_at IS NULL | c:due=due_on >= issued_on; f:tenant_id+customer_id>customers(tenant_id+id); c:paid=paid >= 0
invoice_lines || Its lines. | invoice_id>invoices!c, position:int!, order_line_id>order_lines n, account_id>accounts r, tax_code_id>tax_codes r, text:text, quantity:qty!, unit_price:money!, total{quantity * unit_price}:money | u:invoice_id+position; i:account_id+total- | c:quantity=quantity <> 0
credit_notes | tv | What they get back. | number:code!, invoice_id>invoices!r, issued_on:date!, state=document_state:draft!, amount:money!, reason:text | u:tenant_id+number; i:state+issued_on-; i:invoice_id+amount- | c:amount=amount > 0
credit_note_lines || Its lines. | credit_note_id>credit_notes!c, invoice_line_id>invoice_lines!r, quantity:qty!, amount:money! | u:credit_note_id+invoice_line_id; i:amount- |
payment_methods | t | How one pays. | customer_id>customers!c, kind=payment_kind:transfer!, token:code, last_four:short, expires_on:date, is_default:bool! | u:customer_id ? is_default; i:kind; i:expires_on ? kind = 'card' | c:card=kind <> 'card' OR token IS NOT NULL
payments | tv | What was paid. | number:code!, customer_id>customers!r, method_id>payment_methods n, kind=payment_kind:transfer!, paid_at:ts!, amount:money!, fee:money!, net{amount - fee}:money, currency_id>currencies!r, reference:code, statement_line_id>bank_statement_lines n | u:tenant_id+number; i:paid_at- & amount; i:reference ? reference IS NOT NULL; i:customer_id+paid_at-; i:kind+paid_at- | c:amount=amount > 0; c:fee=fee BETWEEN 0 AND amount
payment_allocations || For what. | payment_id>payments!c, invoice_id>invoices!r, amount:money! | u:payment_id+invoice_id; i:invoice_id+amount | c:amount=amount > 0
refunds | t | What was paid back. | payment_id>payments!r, credit_note_id>credit_notes n, amount:money!, refunded_at:ts!, reason:text | i:refunded_at-; i:payment_id+refunded_at- | c:amount=amount > 0
dunning_levels | t | How one asks again. | level:small!, days:int!, fee:money!, text:text | u:tenant_id+level; i:days | c:level=level BETWEEN 1 AND 9
dunning_letters | t | And when one did. | invoice_id>invoices!c, level_id>dunning_levels!r, sent_on:date!, fee:money! | u:invoice_id+level_id; i:sent_on- |
# purchasing
suppliers | tsv | From whom one buys. | number:code!, name:name!, tax_number:code, email:email, payment_term_id>payment_terms r, currency_id>currencies!r, rating:small, is_approved:bool! | u:tenant_id+number; i:lower(name) ? deleted_at IS NULL; i:rating- ? is_approved; i:tenant_id+name & number | c:rating=rating BETWEEN 1 AND 5; k:tenant_id+id
supplier_contacts | t | People there. | supplier_id>suppliers!c, name:name!, email:email, phone:short, is_primary:bool! | u:supplier_id ? is_primary; i:lower(email) |
supplier_products | t | What they sell. | supplier_id>suppliers!c, variant_id>product_variants!c, supplier_sku:code, price:money!, lead_days:int!, min_quantity:qty! | u:supplier_id+variant_id; i:variant_id+price & lead_days; i:supplier_sku ? supplier_sku IS NOT NULL | c:days=lead_days >= 0
purchase_requests | tv | What someone needs. | number:code!, requested_by_id>employees!r, department_id>departments r, cost_center_id>cost_centers r, needed_on:date, state=approval:draft! | u:tenant_id+number; i:state+needed_on ? state = 'submitted'; i:needed_on- |
purchase_request_lines || Its lines. | request_id>purchase_requests!c, position:int!, variant_id>product_variants r, text:text, quantity:qty! | u:request_id+position | c:quantity=quantity > 0; c:what=variant_id IS NOT NULL OR text IS NOT NULL
purchase_orders | tsv | What one ordered. | number:code!, supplier_id>suppliers!r, request_id>purchase_requests n, buyer_id>users n, warehouse_id>warehouses r, state=order_state:draft!, ordered_on:date!, expected_on:date, net:money!, tax:money!, gross{net + tax}:money | u:tenant_id+number; i:supplier_id+ordered_on-; i:expected_on ? state = 'confirmed'; i:tenant_id+state+expected_on & gross | c:expected=expected_on IS NULL OR expected_on >= ordered_on; f:tenant_id+supplier_id>suppliers(tenant_id+id)
purchase_order_lines || Its lines. | purchase_order_id>purchase_orders!c, position:int!, variant_id>product_variants!r, quantity:qty!, unit_price:money!, total{quantity * unit_price}:money, received_quantity:qty! | u:purchase_order_id+position; i:variant_id ? received_quantity < quantity; i:total- | c:quantity=quantity > 0
goods_receipts | t | What came. | number:code!, purchase_order_id>purchase_orders!r, received_at:ts!, received_by_id>employees n, delivery_note:code | u:tenant_id+number; i:received_at-; i:delivery_note ? delivery_note IS NOT NULL |
goods_receipt_lines || Its lines. | receipt_id>goods_receipts!c, order_line_id>purchase_order_lines!r, lot_id>lots n, bin_id>bins r, quantity:qty! | u:receipt_id+order_line_id+lot_id; i:bin_id+quantity- | c:quantity=quantity > 0
supplier_invoices | tv | What one owes. | supplier_id>suppliers!r, number:code!, purchase_order_id>purchase_orders n, state=document_state:draft!, issued_on:date!, due_on:date!, net:money!, tax:money!, gross{net + tax}:money, entry_id>journal_entries n | u:supplier_id+number; i:due_on ? state = 'open'; i:issued_on- & gross | c:due=due_on >= issued_on
supplier_invoice_lines || Its lines. | invoice_id>supplier_invoices!c, position:int!, order_line_id>purchase_order_lines n, account_id>accounts r, cost_center_id>cost_centers r, amount:money! | u:invoice_id+position; i:cost_center_id+amount- |
supplier_payments | t | What one paid. | supplier_id>suppliers!r, invoice_id>supplier_invoices n, bank_account_id>bank_accounts!r, paid_on:date!, amount:money! | i:paid_on-; i:supplier_id+paid_on- & amount | c:amount=amount > 0
# stock
warehouses | ts | Where things are. | code:code!, name:name!, location_id>locations r, default_bin_id>bins nd, is_active:bool! | u:tenant_id+code; i:name ? is_active | k:tenant_id+id
bins | t | Where in there. | warehouse_id>warehouses!c, code:code!, aisle:short, level:small, capacity:qty, is_locked:bool! | u:warehouse_id+code; i:aisle+level; i:capacity- ? is_locked | f:tenant_id+warehouse_id>warehouses(tenant_id+id)
lots | t | What was made together. | product_id>products!r, number:code!, made_on:date, expires_on:date, state=lot_state:released!, supplier_id>suppliers n | u:product_id+number; i:expires_on ? state = 'released'; i:made_on- | c:dates=expires_on IS NULL OR made_on IS NULL OR expires_on >= made_on
serial_numbers | t | Things that are one of a kind. | variant_id>product_variants!r, number:code!, lot_id>lots n, bin_id>bins n, sold_line_id>order_lines n | u:variant_id+number; i:bin_id ? sold_line_id IS NULL |
stock_items | tv | How much is where. | variant_id>product_variants!r, bin_id>bins!r, lot_id>lots r, quantity:qty!, reserved:qty!, available{quantity - reserved}:qty, counted_at:ts | u:variant_id+bin_id+lot_id; i:bin_id+variant_id & quantity; i:available-; i:counted_at ? quantity > 0 | c:reserved=reserved >= 0
stock_movements | t | What went where. | kind=movement_kind:receipt!, variant_id>product_variants!r, from_bin_id>bins r, to_bin_id>bins r, lot_id>lots r, quantity:qty!, moved_at:ts!, moved_by_id>users n, reference:code | i:variant_id+moved_at- & quantity, kind; i:moved_at-; i:reference; i:kind+moved_at- | c:quantity=quantity > 0; c:bins=from_bin_id IS NOT NULL OR to_bin_id IS NOT NULL; c:differ=from_bin_id IS NULL OR to_bin_id IS NULL OR from_bin_id <> to_bin_id
stock_reservations | t | What is not to be sold twice. | stock_item_id>stock_items!c, order_line_id>order_lines!c, quantity:qty!, expires_at:ts | u:stock_item_id+order_line_id; i:expires_at ? expires_at IS NOT NULL | c:quantity=quantity > 0
stock_counts | t | When one counted. | warehouse_id>warehouses!r, number:code!, state=count_state:planned!, planned_on:date!, closed_at:ts | u:tenant_id+number; i:state+planned_on-; i:closed_at ? closed_at IS NULL |
stock_count_lines || And what. | count_id>stock_counts!c, stock_item_id>stock_items!r, expected:qty!, counted:qty, counted_by_id>employees n | u:count_id+stock_item_id; i:count_id ? counted <> expected |
transfers | t | From one warehouse to another. | number:code!, from_id>warehouses!r, to_id>warehouses!r, state=order_state:draft!, sent_at:ts, received_at:ts | u:tenant_id+number; i:sent_at- ? received_at IS NULL | c:differ=from_id <> to_id
transfer_lines || Its lines. | transfer_id>transfers!c, variant_id>product_variants!r, lot_id>lots n, quantity:qty! | u:transfer_id+variant_id+lot_id | c:quantity=quantity > 0
reorder_rules | t | When one buys again. | variant_id>product_variants!c, warehouse_id>warehouses!c, supplier_id>suppliers n, minimum:qty!, target:qty!, is_active:bool! | u:warehouse_id+variant_id; i:minimum ? is_active | c:target=target >= minimum
# ledger
ledgers | t | Books. | company_id>companies!r, code:code!, name:name!, currency_id>currencies!r, is_primary:bool! | u:company_id+code; u:company_id ? is_primary |
accounts | tv | Where amounts stand. | ledger_id>ledgers!c, parent_id>accounts r, number:code!, name:name!, kind=account_kind:asset!, is_group:bool!, closed_on:date | u:ledger_id+number; i:kind+number; i:lower(name) ? closed_on IS NULL | c:parent=parent_id <> id; k:ledger_id+id
fiscal_years | t | Years of the books. | ledger_id>ledgers!c, name:short!, starts_on:date!, ends_on:date!, closed_at:ts | u:ledger_id+starts_on; i:ends_on- ? closed_at IS NULL | c:dates=ends_on > starts_on
accounting_periods | t | Their parts. | fiscal_year_id>fiscal_years!c, number:small!, starts_on:date!, ends_on:date!, is_closed:bool! | u:fiscal_year_id+number; i:starts_on-+ends_on- | c:dates=ends_on > starts_on; c:number=number BETWEEN 1 AND 13
journals | t | Kinds of entries. | ledger_id>ledgers!c, code:code!, name:name!, next_number:big! | u:ledger_id+code | c:next=next_number > 0
journal_entries | tv | What was booked. | journal_id>journals!r, period_id>accounting_periods!r, number:big!, booked_on:date!, text:text, state=approval:draft!, reverses_id>journal_entries r, created_by_id>users n | u:journal_id+number-; i:booked_on- & state; i:period_id+booked_on; i:state ? state = 'draft'; u:reverses_id ? reverses_id IS NOT NULL | c:reverses=reverses_id <> id
journal_lines | t | Its lines. | entry_id>journal_entries!c, position:int!, ledger_id>ledgers!r, account_id>accounts!r, cost_center_id>cost_centers n, debit:money!, credit:money!, amount{debit - credit}:money, text:text | u:entry_id+position; i:account_id+created_at- & debit, credit; i:amount-; i:cost_center_id ? cost_center_id IS NOT NULL | c:one_side=debit = 0 OR credit = 0; c:amounts=debit >= 0 AND credit >= 0; f:ledger_id+account_id>accounts(ledger_id+id)
budgets | t | What may be spent. | fiscal_year_id>fiscal_years!c, name:name!, state=approval:draft!, owner_id>users n | u:fiscal_year_id+name; i:state |
budget_lines || On what. | budget_id>budgets!c, account_id>accounts!r, cost_center_id>cost_centers r, period_id>accounting_periods!r, amount:money! | u:budget_id+account_id+cost_center_id+period_id; i:amount- |
bank_accounts | t | Where money is. | company_id>companies!r, iban:code!, bic:code, bank:name, currency_id>currencies!r, account_id>accounts n, is_active:bool! | u:iban; i:bic; i:bank ? is_active | c:iban=length(iban) BETWEEN 15 AND 34
bank_statements | t | What the bank says. | bank_account_id>bank_accounts!c, number:int!, from_day:date!, to_day:date!, opening:money!, closing:money!, movement{closing - opening}:money | u:bank_account_id+number-; i:to_day- | c:days=to_day >= from_day
bank_statement_lines | t | And of what. | statement_id>bank_statements!c, position:int!, booked_on:date!, amount:money!, counterparty:name, reference:text, entry_id>journal_entries n | u:statement_id+position; i:booked_on-+amount; i:lower(counterparty); i:booked_on ? entry_id IS NULL | c:amount=amount <> 0
assets | ts | What lasts. | number:code!, name:name!, account_id>accounts!r, location_id>locations n, employee_id>employees n, bought_on:date!, cost:money!, salvage:money!, months:int!, disposed_on:date | u:tenant_id+number; i:bought_on-; i:location_id+name ? disposed_on IS NULL | c:months=months > 0; c:salvage=salvage BETWEEN 0 AND cost
asset_depreciations | t | And what it loses. | asset_id>assets!c, period_id>accounting_periods!r, amount:money!, entry_id>journal_entries n | u:asset_id+period_id; i:amount- ? entry_id IS NULL | c:amount=amount > 0
# production
boms | tv | What a product is made of. | product_id>products!c, revision:short!, valid_from:date!, valid_to:date, is_active:bool! | u:product_id+revision; u:product_id ? is_active; i:valid_from- | c:dates=valid_to IS NULL OR valid_to >= valid_from
bom_lines || Its parts. | bom_id>boms!c, component_id>product_variants!r, position:int!, quantity:qty!, scrap:percent! | u:bom_id+position; i:component_id+quantity | c:quantity=quantity > 0
work_centers | t | Where it is made. | code:code!, name:name!, department_id>departments n, hourly_rate:money!, capacity:int! | u:tenant_id+code; i:hourly_rate- | c:capacity=capacity > 0
routings | t | How it is made. | product_id>products!c, code:code!, name:name! | u:product_id+code |
routing_steps || Step by step. | routing_id>routings!c, position:int!, work_center_id>work_centers!r, setup_minutes:int!, run_minutes:qty!, next_id>routing_steps n | u:routing_id+position; i:work_center_id+run_minutes | c:minutes=setup_minutes >= 0 AND run_minutes >= 0
production_orders | tv | What is being made. | number:code!, bom_id>boms!r, routing_id>routings r, order_line_id>order_lines n, warehouse_id>warehouses r, state=production_state:planned!, quantity:qty!, finished:qty!, open_quantity{quantity - finished}:qty, starts_on:date, due_on:date | u:tenant_id+number; i:state+due_on ? state = 'running'; i:starts_on- & state, quantity; i:open_quantity- | c:quantity=quantity > 0; c:finished=finished >= 0
production_steps || How far it is. | production_order_id>production_orders!c, step_id>routing_steps!r, worker_id>employees n, started_at:ts, ended_at:ts, good:qty!, scrap:qty! | u:production_order_id+step_id; i:started_at- ? ended_at IS NULL; i:worker_id+started_at- | c:times=ended_at IS NULL OR ended_at >= started_at
quality_checks | t | Whether it is good. | production_order_id>production_orders c, lot_id>lots n, receipt_line_id>goods_receipt_lines n, checked_by_id>employees r, checked_at:ts!, result=quality_result:passed!, measurements:json! | i:result+checked_at-; i:lot_id+checked_at-; i:checked_at- ? result = 'failed' |
"""

# type: (PostgreSQL, MariaDB, SQLite, SQLite STRICT, default where NOT NULL)
TYPES = {
    "big": ("bigint", "BIGINT", "BIGINT", "INTEGER", None),
    "bool": ("boolean", "BOOLEAN", "BOOLEAN", "INTEGER", "bool"),
    "code": ('varchar(40) COLLATE "C"', "VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin", "VARCHAR(40)", "TEXT", None),
    "country": ("char(2)", "CHAR(2) CHARACTER SET ascii COLLATE ascii_bin", "CHAR(2)", "TEXT", None),
    "currency": ("char(3)", "CHAR(3) CHARACTER SET ascii COLLATE ascii_bin", "CHAR(3)", "TEXT", None),
    "date": ("date", "DATE", "DATE", "TEXT", None),
    "email": ("varchar(254)", "VARCHAR(254) COLLATE utf8mb4_unicode_ci", "VARCHAR(254) COLLATE NOCASE", "TEXT COLLATE NOCASE", None),
    "geo": ("double precision", "DOUBLE", "DOUBLE PRECISION", "REAL", None),
    "hours": ("numeric(6,2)", "DECIMAL(6,2)", "NUMERIC(6,2)", "REAL", "0"),
    "int": ("integer", "INT", "INTEGER", "INTEGER", "0"),
    "json": ("jsonb", "JSON", "JSON", "TEXT", "'{}'"),
    "login": ('varchar(60) COLLATE "C"', "VARCHAR(60) COLLATE utf8mb4_bin", "VARCHAR(60) COLLATE NOCASE", "TEXT COLLATE NOCASE", None),
    "money": ("numeric(12,2)", "DECIMAL(12,2)", "NUMERIC(12,2)", "REAL", "0"),
    "name": ("varchar(120)", "VARCHAR(120)", "VARCHAR(120)", "TEXT", None),
    "percent": ("numeric(5,2)", "DECIMAL(5,2)", "NUMERIC(5,2)", "REAL", "0"),
    "qty": ("numeric(14,3)", "DECIMAL(14,3)", "NUMERIC(14,3)", "REAL", "0"),
    "rate": ("numeric(18,8)", "DECIMAL(18,8)", "NUMERIC(18,8)", "REAL", None),
    "short": ("varchar(20)", "VARCHAR(20)", "VARCHAR(20)", "TEXT", None),
    "small": ("smallint", "SMALLINT", "SMALLINT", "INTEGER", None),
    "text": ("text", "TEXT", "TEXT", "TEXT", None),
    "time": ("time(0)", "TIME", "TIME", "TEXT", None),
    "ts": ("timestamptz(3)", "DATETIME(3)", "DATETIME", "TEXT", None),
    "url": ("varchar(2000)", "VARCHAR(2000)", "VARCHAR(2000)", "TEXT", None),
}
DIALECTS = ("postgres", "mariadb", "sqlite")
STRICT_PARTS = ("stock", "ledger", "production")
ACTIONS = {"r": "RESTRICT", "c": "CASCADE", "n": "SET NULL"}


class Column:
    def __init__(self, name, type_, required=False, enum=None, default=None, generated=None, comment=None):
        self.name, self.type, self.required, self.enum = name, type_, required, enum
        self.default, self.generated, self.comment = default, generated, comment


class Table:
    def __init__(self, name, part, comment):
        self.name, self.part, self.comment = name, part, comment
        self.flags, self.key = set(), None
        self.columns, self.references, self.checks, self.uniques, self.indexes = [], [], [], [], []

    def column(self, name):
        return next(c for c in self.columns if c.name == name)


class Index:
    def __init__(self, table, unique, parts, covered=(), where=None):
        self.table, self.unique, self.parts, self.covered, self.where = table, unique, parts, list(covered), where

    def name(self, taken):
        words = [re.sub(r"\W+", "_", p.rstrip("-")).strip("_") for p in self.parts]
        name = ("ux" if self.unique else "ix") + "_" + self.table.name + "_" + "_".join(words)
        if any(p.endswith("-") for p in self.parts):
            name += "_desc"
        if self.where:
            name += "_some"
        if self.covered:
            name += "_with"
        name = name[:60].rstrip("_")
        candidate, number = name, 2
        while candidate in taken:
            candidate, number = f"{name}_{number}", number + 1
        taken.add(candidate)
        return candidate

    def shape(self):
        return (self.table.name, tuple(self.parts), self.where)


def split_columns(text):
    """Splits at commas that stand in no braces."""
    return [part.strip() for part in re.split(r",\s*(?![^{]*\})(?=\w+[:=>{])", text) if part.strip()]


def parse_column(table, text):
    comment = None
    if "#" in text:
        text, comment = text.split("#", 1)
    if reference := re.fullmatch(r"(\w+)>(\w+)\s*(!?)(\w*)", text):
        name, target, required, letters = reference.groups()
        table.columns.append(Column(name, "ref:" + target, bool(required), comment=comment))
        action = next((ACTIONS[c] for c in letters if c in ACTIONS), None)
        table.references.append(([name], target, ["id"], action, "d" in letters))
    elif generated := re.fullmatch(r"(\w+)\{(.*)\}:(\w+)", text):
        name, expression, type_ = generated.groups()
        table.columns.append(Column(name, type_, generated=expression, comment=comment))
    elif enum := re.fullmatch(r"(\w+)=(\w+)(?::([\w-]+))?(!?)", text):
        name, kind, default, required = enum.groups()
        table.columns.append(Column(name, "enum", bool(required), kind, default and f"'{default}'", comment=comment))
    else:
        name, type_, required = re.fullmatch(r"(\w+):(\w+)(!?)", text).groups()
        default = TYPES[type_][4] if required else None
        table.columns.append(Column(name, type_, bool(required), default=default, comment=comment))


def parse():
    tables, part = [], None
    for line in TABLES.strip().splitlines():
        if line.startswith("# "):
            part = line[2:]
            continue
        fields = split_fields(line)
        name, flags, comment, columns, indexes, rest = fields
        table = Table(name, part, comment)
        for flag in filter(None, flags.split(",")):
            if flag.startswith("pk="):
                table.key = flag[3:].split("+")
            else:
                table.flags |= set(flag)
        if not table.key:
            table.columns.append(Column("id", "uuid_key" if "u" in table.flags else "key", True))
        if "t" in table.flags:
            table.columns.append(Column("tenant_id", "ref:tenants", True))
            table.references.append((["tenant_id"], "tenants", ["id"], "CASCADE", False))
        for column in split_columns(columns):
            parse_column(table, column)
        if "n" not in table.flags:
            table.columns.append(Column("created_at", "ts", True, default="now"))
            table.columns.append(Column("updated_at", "ts", True, default="now"))
        if "v" in table.flags:
            table.columns.append(Column("version", "int", True, default="1", comment="Goes up by one whenever the row changes."))
        if "s" in table.flags:
            table.columns.append(Column("deleted_at", "ts", comment="When it was put away; rows stay."))
        for column in table.columns:
            if column.type == "percent" and not column.generated:
                table.checks.append((f"{column.name}_percent", f"{column.name} BETWEEN 0 AND 100"))
            if column.type == "email":
                table.checks.append((f"{column.name}_at", f"{column.name} LIKE '%_@_%'"))
        for item in filter(None, (r.strip() for r in rest.split(";"))):
            kind, text = item[0], item[2:]
            if kind == "c":
                check, expression = text.split("=", 1)
                table.checks.append((check, expression))
            elif kind == "k":
                table.uniques.append(text.split("+"))
            else:
                own, target, theirs = re.fullmatch(r"([\w+]+)>(\w+)\(([\w+]+)\)", text).groups()
                table.references.append((own.split("+"), target, theirs.split("+"), None, False))
        for item in filter(None, (i.strip() for i in indexes.split(";"))):
            kind, text = item[0], item[2:]
            text, _, where = text.partition(" ? ")
            text, _, covered = text.partition(" & ")
            parts = [p.strip() for p in text.split("+")]
            table.indexes.append(Index(table, kind == "u", parts, filter(None, covered.split(", ")), where or None))
        tables.append(table)
    return tables


def split_fields(line):
    """The six fields of a line; ` || ` within braces is an operator of SQL, elsewhere an empty field."""
    kept = re.sub(r"\{[^}]*\}", lambda m: m.group().replace("|", "\0"), line)
    fields = [f.strip().replace("\0", "|") for f in kept.split("|")]
    fields += [""] * (6 - len(fields))
    assert len(fields) == 6, (len(fields), line)
    return fields


def complete_indexes(tables):
    """An index for each foreign key that none begins with, then what lists are sorted by, until there are as many as there have to be."""
    for table in tables:
        for own, *_ in table.references:
            keys = [table.key or ["id"]] + table.uniques
            plain = [i.parts for i in table.indexes if not i.where] + keys
            if not any([p.rstrip("-") for p in parts[: len(own)]] == own for parts in plain):
                table.indexes.append(Index(table, False, own))
    shapes = {i.shape() for t in tables for i in t.indexes}
    wished = []
    for suffix in (["tenant_id", "created_at-"], ["tenant_id", "updated_at-"], ["updated_at-"], ["created_at-"], ["tenant_id", "id-"]):
        for table in tables:
            names = [c.name for c in table.columns]
            if all(p.rstrip("-") in names for p in suffix):
                wished.append(Index(table, False, suffix))
    count = sum(len(t.indexes) for t in tables)
    for index in wished:
        if count == INDEXES_WANTED:
            break
        if index.shape() not in shapes:
            shapes.add(index.shape())
            index.table.indexes.append(index)
            count += 1
    assert count == INDEXES_WANTED, f"{count} indexes"
    assert len(tables) == TABLES_WANTED, f"{len(tables)} tables"


def quote(dialect, name):
    return f"`{name}`" if dialect == "mariadb" else f'"{name}"' if dialect == "sqlite" else name


def literal(text):
    return "'" + text.replace("'", "''") + "'"


class Writer:
    def __init__(self, dialect, tables):
        self.dialect, self.tables = dialect, tables
        self.by_name = {t.name: t for t in tables}
        self.index = DIALECTS.index(dialect)
        self.lines = []

    def q(self, name):
        return quote(self.dialect, name) if self.dialect != "postgres" or not RESERVED.search(name) else f'"{name}"'

    def qs(self, names):
        return ", ".join(self.q(n) for n in names)

    def strict(self, table):
        return self.dialect == "sqlite" and table.part in STRICT_PARTS

    def expression(self, text):
        """The engine's form of an expression, its columns in quotes where some of them need that."""
        if self.dialect == "mariadb":
            text = re.sub(r"(\w+) \|\| ' ' \|\| (\w+)", r"CONCAT(\1, ' ', \2)", text)
            text = text.replace("length(", "CHAR_LENGTH(")
        if self.dialect == "sqlite":
            text = re.sub(r"\b(is_\w+)\b(?! *=)", r"\1 = 1", text) if re.search(r"\bis_\w+", text) and "{" not in text else text
        words = r"'[^']*'|\b(?:level|position|text|value|interval|condition|after|before|number|day|year|minutes|months|days)\b"
        return re.sub(words, lambda m: m.group() if m.group()[0] == "'" else self.q(m.group()), text)

    def key_type(self, table):
        kind = table.column("id").type
        if kind == "uuid_key":
            return ("uuid", "UUID", "TEXT")[self.index]
        return ("bigint", "BIGINT UNSIGNED", "INTEGER")[self.index]

    def column_type(self, table, column):
        if column.type.startswith("ref:"):
            return self.key_type(self.by_name[column.type[4:]])
        if column.type == "enum":
            values = ", ".join(literal(v) for v in ENUMS[column.enum].split())
            return (column.enum, f"ENUM({values})", "TEXT" if self.strict(table) else "VARCHAR(20)")[self.index]
        return TYPES[column.type][3 if self.strict(table) else self.index]

    def default(self, column):
        if column.default == "now":
            return ("now()", "CURRENT_TIMESTAMP(3)", "CURRENT_TIMESTAMP")[self.index]
        if column.default == "bool":
            yes = column.name in ("is_active", "is_paid")
            return (str(yes).lower(), str(yes).upper(), "1" if yes else "0")[self.index]
        if column.default and column.type == "enum" and self.dialect == "postgres":
            return f"{column.default}::{column.enum}"
        return column.default

    def key_column(self, table, column):
        if column.type == "uuid_key":
            default = ("gen_random_uuid()", "UUID()", "(lower(hex(randomblob(16))))")[self.index]
            return f"{self.q('id')} {self.key_type(table)} NOT NULL DEFAULT {default}"
        if self.dialect == "postgres":
            how = "ALWAYS" if table.part in STRICT_PARTS else "BY DEFAULT"
            options = " (START WITH 1000 INCREMENT BY 1 CACHE 20)" if "v" in table.flags else ""
            return f"id bigint GENERATED {how} AS IDENTITY{options}"
        if self.dialect == "mariadb":
            return "`id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT"
        return '"id" INTEGER PRIMARY KEY' + (" AUTOINCREMENT" if "v" in table.flags else "")

    def column(self, table, column):
        if column.name == "id":
            return self.key_column(table, column)
        parts = [self.q(column.name), self.column_type(table, column)]
        if column.generated:
            kept = self.dialect == "postgres" or len(column.name) % 2 == 0
            parts.append(f"GENERATED ALWAYS AS ({self.expression(column.generated)}) {'STORED' if kept else 'VIRTUAL'}")
        if column.required:
            parts.append("NOT NULL")
        if column.default:
            parts.append(f"DEFAULT {self.default(column)}")
            if column.name == "updated_at" and self.dialect == "mariadb":
                parts.append("ON UPDATE CURRENT_TIMESTAMP(3)")
        if column.comment and self.dialect == "mariadb":
            parts.append(f"COMMENT {literal(column.comment)}")
        return " ".join(parts)

    def reference(self, table, reference):
        own, target, theirs, action, deferred = reference
        name = f"fk_{table.name}_{'_'.join(own)}"[:60]
        text = f"CONSTRAINT {name} FOREIGN KEY ({self.qs(own)}) REFERENCES {self.q(target)} ({self.qs(theirs)})"
        if action:
            text += f" ON DELETE {action}"
        if deferred and self.dialect != "mariadb":
            text += " DEFERRABLE INITIALLY DEFERRED"
        return text

    def table(self, table):
        body = []
        for column in table.columns:
            if column.comment and self.dialect == "sqlite":
                body.append(f"    -- {column.comment}")
            body.append("    " + self.column(table, column) + ",")
        if table.key or not (self.dialect == "sqlite" and table.column("id").type == "key"):
            key = self.qs(table.key or ["id"])
            named = "" if self.dialect == "mariadb" else f"CONSTRAINT {table.name}_pkey "
            body.append(f"    {named}PRIMARY KEY ({key}),")
        for unique in table.uniques:
            body.append(f"    CONSTRAINT uk_{table.name}_{'_'.join(unique)} UNIQUE ({self.qs(unique)}),")
        for name, expression in table.checks:
            if self.dialect == "mariadb" and re.search(r"\bid\b", expression):
                continue  # MariaDB has no CHECK of a column with AUTO_INCREMENT.
            body.append(f"    CONSTRAINT ck_{table.name}_{name} CHECK ({self.expression(expression)}),")
        if self.dialect == "sqlite":
            for column in table.columns:
                if column.type == "enum":
                    values = ", ".join(literal(v) for v in ENUMS[column.enum].split())
                    body.append(f"    CONSTRAINT ck_{table.name}_{column.name} CHECK ({self.q(column.name)} IN ({values})),")
                if column.type == "json":
                    body.append(f"    CHECK (json_valid({self.q(column.name)})),")
            for reference in table.references:
                body.append("    " + self.reference(table, reference) + ",")
        body[-1] = body[-1].rstrip(",")
        end = ")"
        if self.dialect == "mariadb":
            end += f" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT={literal(table.comment)}"
        if self.dialect == "sqlite":
            options = (["WITHOUT ROWID"] if table.key else []) + (["STRICT"] if self.strict(table) else [])
            end += " " + ", ".join(options) if options else ""
        self.lines += [f"CREATE TABLE {self.q(table.name)} (", *body, end + ";", ""]
        if self.dialect == "postgres":
            self.lines.append(f"COMMENT ON TABLE {table.name} IS {literal(table.comment)};")
            for column in table.columns:
                if column.comment:
                    self.lines.append(f"COMMENT ON COLUMN {table.name}.{self.q(column.name)} IS {literal(column.comment)};")
            self.lines.append("")

    def index_part(self, table, part):
        descending = part.endswith("-")
        part = part.rstrip("-")
        call = re.fullmatch(r"(\w+)\((\w+)\)", part)
        if call and self.dialect != "mariadb":
            text = f"{call.group(1)}({self.q(call.group(2))})"
        else:
            name = call.group(2) if call else part
            long = self.dialect == "mariadb" and table.column(name).type in ("url", "text")
            text = self.q(name) + ("(191)" if long else "")
        return text + (" DESC" if descending else "")

    def create_index(self, index, taken):
        where, unique = index.where, index.unique
        if self.dialect == "mariadb":
            unique = unique and not where
            where = None
        parts = ", ".join(self.index_part(index.table, p) for p in index.parts)
        if index.covered and self.dialect != "postgres":
            parts += ", " + self.qs(c for c in index.covered if c not in index.parts)
        text = f"CREATE {'UNIQUE ' if unique else ''}INDEX {index.name(taken)} ON {self.q(index.table.name)} ({parts})"
        if index.covered and self.dialect == "postgres":
            text += f" INCLUDE ({self.qs(index.covered)})"
        if where:
            text += f" WHERE {self.expression(where)}"
        self.lines.append(text + ";")

    def write(self):
        engine = {"postgres": "PostgreSQL", "mariadb": "MariaDB", "sqlite": "SQLite"}[self.dialect]
        self.lines += [f"-- A business in {TABLES_WANTED} tables and {INDEXES_WANTED} indexes for {engine}. Written by generate.py; do not edit.", ""]
        if self.dialect == "postgres":
            for name, values in ENUMS.items():
                self.lines.append(f"CREATE TYPE {name} AS ENUM ({', '.join(literal(v) for v in values.split())});")
            self.lines.append("")
        if self.dialect == "mariadb":
            self.lines += ["SET NAMES utf8mb4;", ""]
        part = None
        for table in self.tables:
            if table.part != part:
                part = table.part
                self.lines += [f"-- {part.capitalize()}", ""]
            self.table(table)
        taken = set()
        for table in self.tables:
            for index in table.indexes:
                self.create_index(index, taken)
        self.lines.append("")
        if self.dialect != "sqlite":
            for table in self.tables:
                for reference in table.references:
                    self.lines.append(f"ALTER TABLE {self.q(table.name)} ADD {self.reference(table, reference)};")
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{self.dialect}.sql")
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(self.lines).rstrip("\n") + "\n")


RESERVED = re.compile(r"^(position|text|value|interval|condition|after|before|level|number|day|year|time)$")


def main():
    tables = parse()
    complete_indexes(tables)
    for dialect in DIALECTS:
        Writer(dialect, tables).write()


if __name__ == "__main__":
    main()
