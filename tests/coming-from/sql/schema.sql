SET client_encoding = 'UTF8';
SET search_path = public, pg_catalog;

CREATE TABLE public.customers (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name character varying(80) NOT NULL,
    country char(2) DEFAULT 'CH',
    UNIQUE (name, country)
);
COMMENT ON TABLE public.customers IS 'Who buys.';

CREATE TABLE public.invoices (
    id integer NOT NULL,
    customer_id integer NOT NULL REFERENCES customers,
    total numeric(12,2) DEFAULT 0 NOT NULL,
    issued date DEFAULT CURRENT_DATE NOT NULL,
    CHECK (total >= 0)
);
ALTER TABLE ONLY public.invoices ADD CONSTRAINT invoices_pkey PRIMARY KEY (id);
CREATE INDEX ON public.invoices (customer_id, issued DESC);
CREATE VIEW public.open_invoices AS SELECT id FROM public.invoices WHERE total > 0;
INSERT INTO public.customers (name) VALUES ('Ada; ''Lovelace''');
